import { expect, test } from '@jest/globals';
import { signingFetch } from '../../../lambdas/saga/signing-fetch';
import { digestOf, sign } from '../../../lambdas/shared/webhook-signature';

const secret = { apiKey: 'k', requestSigningSecret: 'rs-0123456789abcdef' };
const source = { read: async () => secret, refresh: async () => secret };

test.each([
  ['a request', { headers: { 'idempotency-key': 'key' }, body: '{"a":1}' }, 'key', '{"a":1}'],
  ['a request without a key or a body', undefined, '', ''],
])('signs key and body of %s', async (_, init, key, body) => {
  let sent: Headers | undefined;
  const send = signingFetch(async (_input, { headers } = {}) => {
    sent = new Headers(headers);
    return Response.json({});
  }, source);

  await send('https://flight.example', init);

  const digest = digestOf(Buffer.from(body));
  expect(sent?.get('x-signature')).toBe(sign(secret.requestSigningSecret, key, digest));
});
