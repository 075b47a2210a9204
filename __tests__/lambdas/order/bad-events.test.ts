import '../../support/handler-environment';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeChargePaymentHandler } from '../../../lambdas/order/charge-payment';
import { makePaymentProvider } from '../../../lambdas/order/payment-provider';
import { makeRefundPaymentHandler } from '../../../lambdas/order/refund-payment';
import { badBodies, badEvents, isUnpolluted } from '../../support/bad-input';
import { makePaymentWorld, ORDER } from '../../support/payment-world';

const CHARGE = { ...ORDER, taskToken: 'token-1' };

/** Text that our rules allow in an id; a token is any text that is not empty and not longer than AWS makes them. */
const isPlain = (name: string, json: string): boolean =>
  /^orderId: (a number|NaN) as text$/.test(name) ||
  (name.startsWith('taskToken: ') && /^".{1,2048}"$/s.test(json));

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

describe('the event of', () => {
  test.each([
    ['a charge', makeChargePaymentHandler, CHARGE],
    ['a refund', makeRefundPaymentHandler, { orderId: ORDER.orderId }],
  ])(
    '%s is refused as PaymentRequestRejected before any call, or is plain data',
    async (...row) => {
      const [, makeHandler, good] = row;
      for (const { name, event } of badEvents(good, Object.keys(good))) {
        const world = makePaymentWorld();
        const outcome = await makeHandler(world.services)(event).then(
          () => 'taken',
          (error: Error) => error.name,
        );

        const { taskToken } = Object(event) as { readonly taskToken?: unknown };
        const isTaken = name.startsWith('with ') || isPlain(name, JSON.stringify(taskToken) ?? '');
        expect([name, outcome]).toEqual([name, isTaken ? 'taken' : 'PaymentRequestRejected']);
        if (!isTaken) expect(world.effects.calls).toEqual([]);
      }
    },
  );
});

describe('the answer of a payment provider', () => {
  /** One call to a provider that answers with this; what was made of it, or under which name it failed. */
  const outcomeOf = async (
    call: 'charge' | 'refund',
    body: string,
    status: number,
  ): Promise<object | string> => {
    const value = { apiKey: 'key' };
    const provider = makePaymentProvider({
      url: 'https://payments.example',
      timeoutMs: 1_000,
      secret: { read: async () => value, refresh: async () => value },
      fetch: async () => new Response(body, { status }),
    });
    const answer = call === 'charge' ? provider.charge(ORDER) : provider.refund(ORDER.orderId);
    return answer.catch(({ name }: Error) => name);
  };
  const captured = { chargeId: 'ch_1', status: 'captured', declineReason: 'none' };

  test('to a charge is an effect that may have happened, or is exactly what it says', async () => {
    for (const { name, body } of badBodies(captured, ['chargeId', 'status'])) {
      const outcome = await outcomeOf('charge', body, 200);

      if (typeof outcome === 'string') {
        expect([name, outcome]).toEqual([name, 'PaymentProviderUnavailable']);
      } else {
        expect(name).toMatch(/^(chargeId: |with )/);
        const { chargeId, status, declineReason } = JSON.parse(body);
        expect([name, outcome]).toEqual([name, { chargeId, status, declineReason }]);
        expect(chargeId).toMatch(/^[!-~]{1,128}$/);
      }
    }
  });

  test('to a charge that it declines is a decline, whatever else it says', async () => {
    for (const { name, body } of badBodies(captured, ['chargeId', 'declineReason'])) {
      const outcome = await outcomeOf('charge', body, 402);

      expect([name, outcome]).toEqual([name, expect.objectContaining({ status: 'declined' })]);
      expect(JSON.stringify(outcome)).toMatch(/^[ -~]{1,400}$/);
    }
  });

  test('to a refund is an effect that may have happened, or a status that we know', async () => {
    for (const { name, body } of badBodies({ status: 'refunded' }, ['status'])) {
      expect([name, await outcomeOf('refund', body, 200)]).toEqual([
        name,
        name.startsWith('with ') ? 'refunded' : 'PaymentProviderUnavailable',
      ]);
    }
  });
});
