import { describe, expect, test } from '@jest/globals';
import { captured, makePaymentWorld, ORDER, type PaymentWorld } from '../../support/payment-world';

/** Small, seeded, good enough to shuffle: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs works at the same time; before each call to a service, a seeded draw says who goes next. */
async function interleave(
  world: PaymentWorld,
  seed: number,
  works: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const next = random(seed);
  const waiting: (() => void)[] = [];
  world.effects.gate = () => new Promise((resolve) => waiting.push(resolve));

  let running = works.length;
  const all = works.map((work) =>
    work().finally(() => {
      running -= 1;
    }),
  );
  while (running > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const [go] = waiting.splice(Math.floor(next() * waiting.length), 1);
    go?.();
  }
  await Promise.all(all);
  world.effects.gate = async () => {};
}

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

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

      await interleave(world, seed, [
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

      await interleave(world, seed, [
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

      await interleave(world, seed, [
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

      await interleave(world, seed, [() => world.charge('token-1'), () => world.refund()]);

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

      await interleave(world, seed, [() => world.charge('token-2'), () => world.callback(event)]);

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
        world,
        seed,
        Array.from({ length: 10 }, () => () => world.callback(captured())),
      );

      expect(world.states.taken).toHaveLength(1);
    }
  });
});
