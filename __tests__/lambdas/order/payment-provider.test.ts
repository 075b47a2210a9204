import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makePaymentProvider } from '../../../lambdas/order/payment-provider';

const REQUEST = { orderId: 'order-1', amountMinor: 4_200, currency: 'EUR' };

function providerOver(answer: (key: string, init: RequestInit) => Response | Promise<Response>) {
  const keys = ['old-key', 'new-key'];
  const read = async () => ({ apiKey: keys[0] ?? '', webhookSigningSecret: 's'.repeat(16) });
  const requests: RequestInit[] = [];
  const provider = makePaymentProvider({
    url: 'https://payments.example',
    timeoutMs: 20,
    secret: { read, refresh: async () => ({ ...(await read()), apiKey: keys[1] ?? '' }) },
    fetch: async (_, init = {}) => {
      requests.push(init);
      return answer(new Headers(init.headers).get('authorization') ?? '', init);
    },
  });
  return { provider, requests };
}

const charge = (answer: () => Response | Promise<Response>) =>
  providerOver(answer).provider.charge(REQUEST);
const refund = (answer: () => Response | Promise<Response>) =>
  providerOver(answer).provider.refund('order-1');

describe('a charge', () => {
  test('comes back as the provider decided it', async () => {
    const answer = { chargeId: 'ch_1', status: 'declined', declineReason: 'expired', more: 1 };

    expect(await charge(() => Response.json(answer, { status: 201 }))).toEqual({
      chargeId: 'ch_1',
      status: 'declined',
      declineReason: 'expired',
    });
  });

  test.each([
    [
      'reason and id',
      '{"chargeId":"ch_1","declineReason":"expired"}',
      { chargeId: 'ch_1', declineReason: 'expired' },
    ],
    ['a broken id', '{"chargeId":7,"declineReason":"expired"}', { declineReason: 'expired' }],
    ['no JSON', 'payment required', {}],
    ['a list', '[]', {}],
  ])('is declined by a 402 with %s', async (_, body, rest) => {
    expect(await charge(() => new Response(body, { status: 402 }))).toEqual({
      status: 'declined',
      ...rest,
    });
  });

  test('cuts a reason that is too long', async () => {
    const body = JSON.stringify({ declineReason: 'x'.repeat(1_000) });

    const { declineReason } = await charge(() => new Response(body, { status: 402 }));

    expect(declineReason).toHaveLength(200);
  });

  test.each([408, 409, 425, 429, 500, 502, 503, 504])(
    'may be asked for again after %d',
    async (status) => {
      await expect(charge(() => new Response('', { status }))).rejects.toMatchObject({
        name: 'PaymentProviderUnavailable',
        message: `payment provider answered ${status}`,
      });
    },
  );

  test.each([301, 302, 400, 401, 403, 404, 422])('is rejected for good by %d', async (status) => {
    await expect(charge(() => new Response('', { status }))).rejects.toMatchObject({
      name: 'PaymentRequestRejected',
      message: `payment provider answered ${status}; expected 2xx`,
    });
  });

  test.each([
    ['empty', ''],
    ['not JSON', '<html>'],
    ['of another shape', '{"chargeId":"ch_1","status":"done"}'],
    ['without an id', '{"status":"captured"}'],
    ['larger than 64 KiB', `{"chargeId":"ch_1","status":"captured","x":"${'x'.repeat(65_536)}"}`],
  ])('may be asked for again when the answer is %s, for it may have happened', async (_, body) => {
    await expect(charge(() => new Response(body))).rejects.toMatchObject({
      name: 'PaymentProviderUnavailable',
    });
  });

  test('may be asked for again when the answer has no body at all', async () => {
    await expect(charge(() => new Response(null, { status: 204 }))).rejects.toMatchObject({
      message: 'payment provider answered 204 with a body that is not understood',
    });
  });

  test('may be asked for again when the provider does not answer in time', async () => {
    const { provider } = providerOver(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );

    await expect(provider.charge(REQUEST)).rejects.toMatchObject({
      name: 'PaymentProviderUnavailable',
      message: 'payment provider did not answer: TimeoutError',
    });
  });

  test('does not follow redirects, which would carry the key elsewhere', async () => {
    const { provider, requests } = providerOver(() => new Response('', { status: 307 }));

    await expect(provider.charge(REQUEST)).rejects.toMatchObject({
      name: 'PaymentRequestRejected',
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.redirect).toBe('manual');
  });

  test('is asked for once more with a fresh key when the key was rotated', async () => {
    const { provider, requests } = providerOver((key) =>
      key === 'Bearer new-key'
        ? Response.json({ chargeId: 'ch_1', status: 'pending' })
        : new Response('', { status: 401 }),
    );

    expect(await provider.charge(REQUEST)).toEqual({ chargeId: 'ch_1', status: 'pending' });
    expect(requests).toHaveLength(2);
  });
});

describe('a refund', () => {
  test.each(['refunded', 'voided', 'not_found'])('comes back as %s', async (status) => {
    expect(await refund(() => Response.json({ status }))).toBe(status);
  });

  test('of no charge is not_found', async () => {
    expect(await refund(() => new Response('no such charge', { status: 404 }))).toBe('not_found');
  });

  test('is rejected by a 402, which only a charge can earn', async () => {
    await expect(refund(() => new Response('', { status: 402 }))).rejects.toMatchObject({
      name: 'PaymentRequestRejected',
    });
  });

  test('may be asked for again when the answer is not understood', async () => {
    await expect(refund(() => Response.json({ status: 'later' }))).rejects.toMatchObject({
      name: 'PaymentProviderUnavailable',
    });
  });
});
