import { describe, expect, test } from '@jest/globals';
import { nameOf } from '../../../lambdas/shared/errors';
import { fault } from '../../support/effects';
import { makeSagaWorld, type SagaWorld } from '../../support/saga-world';

/**
 * Every scenario is run once for each call that it makes to a service, with a crash right before or right after the
 * effect of that call. The workflow repeats a step that crashed. Then rows and providers must agree, and what is held
 * must be what is promised.
 */
type Step = (world: SagaWorld) => Promise<unknown>;

const reserve: Step = (world) => world.reserve();
const confirm: Step = (world) => world.confirm();
const release: Step = (world) => world.release();
const authorize: Step = (world) => world.authorize();
const fallback: Step = (world) => world.authorize('fallback-payment');
const capture: Step = (world) => world.capture();
const voidPayment: Step = (world) => world.voidPayment();
const voidUnused: Step = (world) => world.voidPayment(['payment']);
/** A late attempt, refused or not. */
const late =
  (step: Step): Step =>
  (world) =>
    step(world).catch((error: unknown) => {
      if (nameOf(error) !== 'StepReleased') throw error;
    });

const scenarios: readonly {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What each provider has in the end, and the status of its row. */
  readonly ends: Readonly<Record<string, readonly [held: string | undefined, status: string]>>;
}[] = [
  {
    name: 'reserved, then confirmed',
    steps: [reserve, confirm],
    ends: { flight: ['confirmed', 'CONFIRMED'] },
  },
  {
    name: 'reserved, then released',
    steps: [reserve, release],
    ends: { flight: ['released', 'RELEASED'] },
  },
  {
    name: 'released first, reserved late',
    steps: [release, late(reserve)],
    ends: { flight: [undefined, 'RELEASED'] },
  },
  {
    name: 'authorized, then captured',
    steps: [authorize, capture],
    ends: { payment: ['confirmed', 'CONFIRMED'] },
  },
  {
    name: 'authorized twice over, then captured at the fallback',
    steps: [authorize, fallback, late(authorize), capture, voidUnused],
    ends: { payment: ['released', 'RELEASED'], 'fallback-payment': ['confirmed', 'CONFIRMED'] },
  },
  {
    name: 'authorized twice over, then voided',
    steps: [authorize, fallback, voidPayment, late(authorize), late(fallback)],
    ends: { payment: ['released', 'RELEASED'], 'fallback-payment': ['released', 'RELEASED'] },
  },
];

async function play(steps: readonly Step[], world: SagaWorld): Promise<void> {
  for (const step of steps) {
    for (let attempt = 1; ; attempt += 1) {
      expect(attempt).toBeLessThan(4);
      try {
        await step(world);
        break;
      } catch (error) {
        expect(nameOf(error)).toBe('ProviderUnavailable');
      }
    }
  }
}

function check(world: SagaWorld, { ends }: (typeof scenarios)[number]): void {
  for (const [step, [held, status]] of Object.entries(ends)) {
    const provider = step === 'fallback-payment' ? 'fallback' : step;
    const found = world.held(provider);
    expect([step, found?.status, world.status(step as 'flight')]).toEqual([step, held, status]);
    expect(found?.confirmations ?? 0).toBe(held === 'confirmed' ? 1 : 0);
  }
}

describe.each(scenarios)('$name', (scenario) => {
  test('ends as it should without a crash', async () => {
    const world = makeSagaWorld();

    await play(scenario.steps, world);

    check(world, scenario);
    expect(world.effects.calls.length).toBeGreaterThan(2);
  });

  test('ends as it should whichever call crashes, before or after its effect', async () => {
    const probe = makeSagaWorld();
    await play(scenario.steps, probe);

    for (let index = 0; index < probe.effects.calls.length; index += 1) {
      for (const mode of ['before', 'after'] as const) {
        const world = makeSagaWorld();
        const error = fault('ProviderUnavailable', `${mode} call ${index}`);
        world.effects.fault = { index, mode, error };

        await play(scenario.steps, world);

        check(world, scenario);
      }
    }
  });
});
