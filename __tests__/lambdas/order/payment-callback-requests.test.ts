import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../../../lambdas/shared/webhook-signature';
import { fault } from '../../support/effects';
import { httpEvent, signedEvent } from '../../support/http-events';
import { captured, makeChargedWorld, makePaymentWorld, NOW_MS } from '../../support/payment-world';

describe('a request that is not an event of the provider', () => {
  const body = JSON.stringify(captured());
  const signed = signedEvent(body, NOW_MS);
  const withHeaders = (headers: object) => ({
    ...signed,
    headers: { ...signed.headers, ...headers },
  });

  test.each([
    ['no headers', httpEvent({ body })],
    ['headers missing altogether', { ...signed, headers: undefined }],
    ['another body', { ...signed, body: body.replace('4200', '1') }],
    [
      'another body, with the digest of the signed one in a header',
      {
        ...withHeaders({ 'x-payment-digest': digestOf(Buffer.from(body)) }),
        body: body.replace('4200', '1'),
      },
    ],
    ['a flipped bit', withHeaders({ 'x-payment-signature': `0${'f'.repeat(63)}` })],
    ['a truncated signature', withHeaders({ 'x-payment-signature': 'ab' })],
    ['an edited time', withHeaders({ 'x-payment-timestamp': String(NOW_MS / 1000 + 1) })],
    ['a time that is none', withHeaders({ 'x-payment-timestamp': 'now' })],
    ['a time 301 s ago', signedEvent(body, NOW_MS - 301_000)],
    ['a time 301 s ahead', signedEvent(body, NOW_MS + 301_000)],
  ])('gets the same 401, given %s', async (_, event) => {
    const world = await makeChargedWorld();
    const calls = world.effects.calls.length;

    const answer = await world.callbackRaw(event as typeof signed);

    expect(answer).toMatchObject({ statusCode: 401, body: '{"error":"Unauthorized"}' });
    expect(world.effects.calls).toHaveLength(calls);
  });

  test.each([
    ['300 s ago', NOW_MS - 300_000],
    ['300 s ahead', NOW_MS + 300_000],
  ])('is accepted when signed %s', async (_, at) => {
    const world = await makeChargedWorld();

    expect((await world.callbackRaw(signedEvent(body, at))).statusCode).toBe(200);
  });

  test('is checked over the bytes that were sent, when API Gateway encodes them', async () => {
    const world = await makeChargedWorld();
    const encoded = {
      ...signed,
      isBase64Encoded: true,
      body: Buffer.from(body).toString('base64'),
    };

    expect((await world.callbackRaw(encoded)).statusCode).toBe(200);
  });

  test.each([
    ['no object', '[]', ''],
    ['no reference', JSON.stringify({ ...captured(), reference: undefined }), 'reference'],
    [
      'an amount that is text',
      JSON.stringify({ ...captured(), amountMinor: '4200' }),
      'amountMinor',
    ],
    ['a status that we do not know', JSON.stringify({ ...captured(), status: 'gone' }), 'status'],
  ])('is answered 400 when it is signed and has %s', async (_, invalid, field) => {
    const world = await makeChargedWorld();
    const calls = world.effects.calls.length;

    const answer = await world.callbackRaw(signedEvent(invalid, NOW_MS));

    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      error: 'InvalidPaymentEvent',
      issues: [expect.stringContaining(field)],
    });
    expect(world.effects.calls).toHaveLength(calls);
  });

  test('is answered 413 when larger than 16 KiB', async () => {
    const world = makePaymentWorld();

    const answer = await world.callbackRaw(signedEvent('x'.repeat(16 * 1024 + 1), NOW_MS));

    expect(answer.statusCode).toBe(413);
  });

  test('is answered 503 while the secret cannot be read', async () => {
    const world = makePaymentWorld();
    world.services.secret.read = async () => {
      throw fault('InternalServiceError');
    };

    expect((await world.callbackRaw(signed)).statusCode).toBe(503);
  });
});
