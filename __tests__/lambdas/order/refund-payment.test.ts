import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeRefundPaymentHandler } from '../../../lambdas/order/refund-payment';
import { fault } from '../../support/effects';
import { captured, makePaymentWorld, ORDER } from '../../support/payment-world';

describe('undoing a payment', () => {
  test('leaves a tombstone when nothing was charged, and asks nobody', async () => {
    const world = makePaymentWorld();

    expect(await world.refund()).toEqual({ outcome: 'CANCELLED' });

    expect(world.payment()).toMatchObject({ status: 'CANCELLED' });
    expect(world.payment()?.['expiresAt']).toBeGreaterThan(0);
    expect(world.provider.requests).toEqual([]);
  });

  test('leaves a tombstone that turns away the charge that comes late', async () => {
    const world = makePaymentWorld();
    await world.refund();

    await world.charge('token-1');

    expect(world.provider.charges.size).toBe(0);
    expect(world.states.taken).toEqual([
      { token: 'token-1', error: 'PaymentDeclined', cause: 'payment was cancelled' },
    ]);
  });

  test('cancels an open payment before it asks the provider, and forgets the token', async () => {
    const world = makePaymentWorld();
    await world.charge('token-1');
    world.effects.calls.length = 0;

    expect(await world.refund()).toEqual({ outcome: 'CANCELLED' });

    expect(world.effects.calls).toEqual([
      'dynamodb:get',
      'dynamodb:update',
      'dynamodb:get',
      'provider:refund',
    ]);
    expect(world.payment()).not.toHaveProperty('taskToken');
    expect(world.provider.charges.get(ORDER.orderId)?.status).toBe('voided');
  });

  test('refunds a captured payment under a key made of order and step', async () => {
    const world = makePaymentWorld();
    await world.charge('token-1');
    await world.callback(world.provider.decide(ORDER.orderId, 'captured') ?? {});

    expect(await world.refund()).toEqual({ outcome: 'REFUNDED' });

    const request = world.provider.requests.at(-1);
    expect(request?.url).toBe('https://payments.example/charges/order-1/refund');
    expect(request?.headers.get('idempotency-key')).toBe('order/order-1/refund');
    expect(world.provider.charges.get(ORDER.orderId)).toMatchObject({ captures: 1, refunds: 1 });
  });

  test('is REFUNDED when the provider had captured what we still held for open', async () => {
    const world = makePaymentWorld();
    await world.charge('token-1');
    world.provider.decide(ORDER.orderId, 'captured');

    expect(await world.refund()).toEqual({ outcome: 'REFUNDED' });
    expect(world.payment()).toMatchObject({ status: 'REFUNDED' });
    // The webhook that was under way finds the work done.
    expect(await world.callback(captured())).toBe(200);
    expect(world.provider.charges.get(ORDER.orderId)).toMatchObject({ refunds: 1 });
  });

  test('has nothing to undo when the payment was declined', async () => {
    const world = makePaymentWorld();
    world.provider.decision = 'declined';
    await world.charge('token-1');

    expect(await world.refund()).toEqual({ outcome: 'CANCELLED' });
    expect(world.payment()).toMatchObject({ status: 'DECLINED' });
    expect(world.provider.requests).toHaveLength(1);
  });

  test.each([1, 2, 3])('run %d more times gives the same outcome and one refund', async (times) => {
    const world = makePaymentWorld();
    world.provider.decision = 'captured';
    await world.charge('token-1');
    await world.refund();

    for (let run = 0; run < times; run += 1) {
      expect(await world.refund()).toEqual({ outcome: 'REFUNDED' });
    }

    expect(world.provider.charges.get(ORDER.orderId)).toMatchObject({ captures: 1, refunds: 1 });
  });

  test('looks again when the row moved while the provider was asked', async () => {
    const world = makePaymentWorld();
    world.provider.decision = 'captured';
    await world.charge('token-1');
    const { markRefunded } = world.services.payments;
    world.services.payments.markRefunded = async () => {
      world.services.payments.markRefunded = markRefunded;
      return false;
    };

    expect(await world.refund()).toEqual({ outcome: 'REFUNDED' });
    expect(world.payment()).toMatchObject({ status: 'REFUNDED' });
    expect(world.provider.charges.get(ORDER.orderId)).toMatchObject({ refunds: 1 });
  });

  test('asks a person when the provider does not know a charge that it captured', async () => {
    const world = makePaymentWorld();
    world.db.put('payments', { ...ORDER, status: 'CAPTURED', chargeId: 'ch', expiresAt: 1 });

    await expect(world.refund()).rejects.toMatchObject({ name: 'PaymentRequestRejected' });
    expect(world.payment()).toMatchObject({ status: 'CAPTURED' });
  });

  test.each(['before', 'after'] as const)(
    'is retryable when the connection breaks %s the refund',
    async (mode) => {
      const world = makePaymentWorld();
      world.provider.decision = 'captured';
      await world.charge('token-1');
      const index = world.effects.calls.length + 1;
      world.effects.fault = { index, mode, error: fault('TypeError') };

      await expect(world.refund()).rejects.toMatchObject({ name: 'PaymentProviderUnavailable' });
      expect(await world.refund()).toEqual({ outcome: 'REFUNDED' });
      expect(world.provider.charges.get(ORDER.orderId)).toMatchObject({ captures: 1, refunds: 1 });
    },
  );

  test('gives up, retryably, on a payment that never holds still', async () => {
    const world = makePaymentWorld();
    await world.charge('token-1');
    world.services.payments.cancel = async () => false;

    await expect(world.refund()).rejects.toMatchObject({
      name: 'PaymentContended',
      message: 'payment of order order-1 kept changing',
    });
  });

  test.each([[undefined], [{}], [{ orderId: 7 }], [{ orderId: 'a b' }]])(
    'is rejected before any effect, given %j',
    async (event) => {
      const world = makePaymentWorld();

      await expect(makeRefundPaymentHandler(world.services)(event)).rejects.toMatchObject({
        name: 'PaymentRequestRejected',
      });
      expect(world.effects.calls).toEqual([]);
    },
  );
});
