import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf, sign } from '../../../lambdas/shared/webhook-signature';
import { type HoldProviders, openHoldProviders } from '../../../local/services/hold-providers';
import { HttpClient } from '../../../local/services/http-client';
import { Ledger } from '../../../local/services/ledger';

const apiKey = 'key';
const AUTHORIZED = { authorization: `Bearer ${apiKey}` };

let providers: HoldProviders;
let client: HttpClient;
beforeAll(async () => {
  providers = await openHoldProviders({
    names: ['flight'],
    apiKey,
    requestSigningSecret: 'secret',
    ledger: new Ledger(),
    tell: () => undefined,
  });
  client = new HttpClient(providers.url);
});
afterAll(async () => {
  client.close();
  await providers.close();
});

describe('a provider of holds', () => {
  test.each([
    ['without its key', {}, 401],
    ['with another key', { authorization: 'Bearer other' }, 401],
    ['without an idempotency key', AUTHORIZED, 400],
    ['that is not signed', { ...AUTHORIZED, 'idempotency-key': 'k' }, 403],
    ['signed by another', { ...AUTHORIZED, 'idempotency-key': 'k', 'x-signature': 'v1=00' }, 403],
  ])('refuses a request %s', async (_how, headers, status) => {
    const answer = await client.send('POST', '/flight/reservations', headers, '{}');

    expect(answer.status).toBe(status);
    expect(providers.requestsOf('trip')).toEqual([]);
  });

  test.each([
    ['is no JSON', '/flight/reservations', '{', 422],
    ['lacks fields', '/flight/reservations', '{"reference":"trip"}', 422],
    ['is for nobody', '/boat/reservations', '{}', 404],
    ['confirms nothing', '/flight/reservations/trip/confirm', '', 404],
  ])('refuses a signed request that %s', async (_how, path, body, status) => {
    const signature = sign('secret', 'k', digestOf(Buffer.from(body)));
    const headers = { ...AUTHORIZED, 'idempotency-key': 'k', 'x-signature': signature };

    const answer = await client.send('POST', path, headers, body);

    expect(answer.status).toBe(status);
  });
});
