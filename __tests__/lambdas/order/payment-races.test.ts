import { describe, expect, test } from '@jest/globals';
import { interleave, SEEDS } from '../../support/interleave';
import { captured, makePaymentWorld, ORDER, type PaymentWorld } from '../../support/payment-world';

function moneyLeft(world: PaymentWorld): number {
  const { captures = 0, refunds = 0 } = world.provider.charges.get(ORDER.orderId) ?? {};
  expect(captures).toBeLessThanOrEqual(1);
  return captures - refunds;
}

describe('whatever the order of the calls', () => {
  test('two deliveries of one capture give one answer', async () => {
    for (const seed of SEEDS) {
      const world = makePaymentWorld();
      await world.charge('token-1');

      await interleave(world.effects, seed, [
        async () => expect(await world.callback(captured())).toBe(200),
        async () => expect(await world.callback(captured())).toBe(200),
      ]);

      expect(world.states.taken).toHaveLength(1);
      expect(world.counts).toEqual(['PaymentsCaptured']);
    }
  });

  test('a capture against a declination leaves one of them, and one answer that agrees with it', async () => {
    const seen = new Set<unknown>();
    for (const seed of SEEDS) {
      const world = makePaymentWorld();
      await world.charge('token-1');

      await interleave(world.effects, seed, [
        () => world.callback(captured()),
        () => world.callback(captured({ status: 'declined' })),
      ]);

      const status = world.payment()?.['status'];
      seen.add(status);
      expect(world.states.taken).toHaveLength(1);
      expect(world.states.taken[0]?.error).toBe(
        status === 'DECLINED' ? 'PaymentDeclined' : undefined,
      );
    }
    expect(seen).toEqual(new Set(['CAPTURED', 'DECLINED']));
  });

  test('a capture against the cancellation ends without money taken', async () => {
    for (const seed of SEEDS) {
      const world = makePaymentWorld();
      await world.charge('token-1');
      world.states.waiting.clear();
      const event = world.provider.decide(ORDER.orderId, 'captured') ?? {};

      await interleave(world.effects, seed, [
        async () => expect(await world.callback(event)).toBe(200),
        () => world.refund(),
      ]);

      expect(moneyLeft(world)).toBe(0);
      expect(world.payment()).toMatchObject({ status: 'REFUNDED' });
    }
  });

  test('a charge still under way against the cancellation ends without money taken', async () => {
    for (const seed of SEEDS) {
      const world = makePaymentWorld();
      world.provider.decision = 'captured';

      await interleave(world.effects, seed, [() => world.charge('token-1'), () => world.refund()]);

      expect(moneyLeft(world)).toBe(0);
      expect(['CANCELLED', 'REFUNDED']).toContain(world.payment()?.['status']);
    }
  });

  test('a second attempt against the webhook leaves no token unanswered', async () => {
    for (const seed of SEEDS) {
      const world = makePaymentWorld();
      await world.charge('token-1');
      world.states.waiting.clear();
      const event = world.provider.decide(ORDER.orderId, 'captured') ?? {};

      await interleave(world.effects, seed, [
        () => world.charge('token-2'),
        () => world.callback(event),
      ]);

      expect([...world.states.waiting]).toEqual([]);
      expect(world.payment()).toMatchObject({ status: 'CAPTURED' });
      expect(world.payment()).not.toHaveProperty('taskToken');
      expect(moneyLeft(world)).toBe(1);
    }
  });

  test('ten parallel deliveries give one answer', async () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const world = makePaymentWorld();
      await world.charge('token-1');

      await interleave(
        world.effects,
        seed,
        Array.from({ length: 10 }, () => () => world.callback(captured())),
      );

      expect(world.states.taken).toHaveLength(1);
    }
  });
});
