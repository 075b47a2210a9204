import { describe, expect, test } from '@jest/globals';
import { fault } from '../../support/effects';
import { captured, makePaymentWorld, ORDER, type PaymentWorld } from '../../support/payment-world';

/**
 * Every scenario is run once for each call that it makes to a service, with a crash right before or right after the
 * effect of that call. The callers behave as theirs do: the workflow retries with a new token, the provider
 * delivers its event again, the compensation is repeated. Then money, row and answers must agree.
 */
type Step = (world: PaymentWorld, attempt: number) => Promise<boolean>;

const succeeds = async (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const charge: Step = (world, attempt) => {
  // Step Functions has closed the token of an attempt that failed.
  world.states.waiting.clear();
  return succeeds(world.charge(`token-${attempt}`));
};
const refund: Step = (world) => {
  world.states.waiting.clear();
  return succeeds(world.refund());
};
const deliver =
  (status: 'captured' | 'declined'): Step =>
  async (world) => {
    world.provider.decide(ORDER.orderId, status);
    const event = captured({ status });
    return ((await world.callback(event)) ?? 500) < 500;
  };

const scenarios: readonly {
  readonly name: string;
  readonly decision: 'pending' | 'captured' | 'declined';
  readonly steps: readonly Step[];
  readonly status: string;
  readonly captures: number;
  readonly answer?: 'success' | 'failure';
}[] = [
  {
    name: 'charge, captured by webhook',
    decision: 'pending',
    steps: [charge, deliver('captured')],
    status: 'CAPTURED',
    captures: 1,
    answer: 'success',
  },
  {
    name: 'charge, declined by webhook',
    decision: 'pending',
    steps: [charge, deliver('declined')],
    status: 'DECLINED',
    captures: 0,
    answer: 'failure',
  },
  {
    name: 'charge, captured at once',
    decision: 'captured',
    steps: [charge],
    status: 'CAPTURED',
    captures: 1,
    answer: 'success',
  },
  {
    name: 'charge, declined at once',
    decision: 'declined',
    steps: [charge],
    status: 'DECLINED',
    captures: 0,
    answer: 'failure',
  },
  {
    name: 'captured, then refunded',
    decision: 'captured',
    steps: [charge, refund],
    status: 'REFUNDED',
    captures: 1,
  },
  {
    name: 'captured at once and told by webhook too',
    decision: 'captured',
    steps: [charge, deliver('captured'), refund],
    status: 'REFUNDED',
    captures: 1,
  },
  {
    name: 'captured while we cancel',
    decision: 'pending',
    steps: [
      charge,
      async (world) => {
        world.provider.decide(ORDER.orderId, 'captured');
        return true;
      },
      refund,
      deliver('captured'),
    ],
    status: 'REFUNDED',
    captures: 1,
  },
  {
    name: 'cancelled first, charged late',
    decision: 'captured',
    steps: [refund, charge],
    status: 'CANCELLED',
    captures: 0,
    answer: 'failure',
  },
];

async function play(steps: readonly Step[], world: PaymentWorld): Promise<void> {
  for (const step of steps) {
    let attempt = 1;
    while (!(await step(world, attempt))) {
      attempt += 1;
      expect(attempt).toBeLessThan(4);
    }
  }
}

function check(world: PaymentWorld, scenario: (typeof scenarios)[number]): void {
  const { captures = 0, refunds = 0 } = world.provider.charges.get(ORDER.orderId) ?? {};
  expect(world.payment()).toMatchObject({ status: scenario.status });
  expect(captures).toBe(scenario.captures);
  expect(captures - refunds).toBe(scenario.status === 'CAPTURED' ? 1 : 0);

  const tokens = world.states.taken.map(({ token }) => token);
  expect(new Set(tokens).size).toBe(tokens.length);
  if (scenario.answer !== undefined) {
    const last = world.states.taken.at(-1);
    expect(last?.error).toBe(scenario.answer === 'success' ? undefined : 'PaymentDeclined');
    expect(last).toBeDefined();
    // Nobody waits for ever: what is still open is answered.
    expect([...world.states.waiting]).toEqual([]);
    expect(world.payment()).not.toHaveProperty('taskToken');
  }
}

describe.each(scenarios)('$name', (scenario) => {
  const start = () => {
    const world = makePaymentWorld();
    world.provider.decision = scenario.decision;
    return world;
  };

  test('ends as it should without a crash', async () => {
    const world = start();

    await play(scenario.steps, world);

    check(world, scenario);
    expect(world.effects.calls.length).toBeGreaterThan(3);
  });

  test('ends as it should whichever call crashes, before or after its effect', async () => {
    const probe = start();
    await play(scenario.steps, probe);

    for (let index = 0; index < probe.effects.calls.length; index += 1) {
      for (const mode of ['before', 'after'] as const) {
        const world = start();
        world.effects.fault = { index, mode, error: fault('Crash', `${mode} call ${index}`) };

        await play(scenario.steps, world);

        check(world, scenario);
      }
    }
  });
});
