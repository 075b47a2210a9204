import { describe, expect, test } from '@jest/globals';
import { BOOKING_ID, makeSagaWorld } from '../../support/saga-world';

describe('releasing a part of a trip', () => {
  test.each([1, 2, 3])('acts once when it runs %s times', async (times) => {
    const { reserve, release, held, status } = makeSagaWorld();
    await reserve();

    for (let run = 0; run < times; run += 1) await release();

    expect(held('flight')).toMatchObject({ status: 'released', releases: 1 });
    expect(status('flight')).toBe('RELEASED');
  });

  test('goes on where a provider that did not answer stopped it', async () => {
    const { reserve, release, providers, held, status } = makeSagaWorld();
    await reserve();
    providers.broken.set('flight', 503);

    await expect(release()).rejects.toMatchObject({ name: 'ProviderUnavailable' });
    expect(status('flight')).toBe('RELEASING');
    await expect(reserve()).rejects.toMatchObject({ name: 'StepReleased' });
    providers.broken.clear();

    expect(await release()).toEqual({ outcome: 'RELEASED' });
    expect(held('flight')).toMatchObject({ status: 'released', releases: 1 });
  });

  test('is content with a provider that holds nothing', async () => {
    const { reserve, release, providers, status } = makeSagaWorld();
    await reserve();
    providers.holds.clear();

    expect(await release()).toEqual({ outcome: 'RELEASED' });
    expect(status('flight')).toBe('RELEASED');
  });

  test('is refused after the step was confirmed', async () => {
    const { reserve, confirm, release, held, status } = makeSagaWorld();
    await reserve();
    await confirm();

    await expect(release()).rejects.toMatchObject({ name: 'StepConfirmed' });

    expect(held('flight')).toMatchObject({ status: 'confirmed', releases: 0 });
    expect(status('flight')).toBe('CONFIRMED');
  });

  test('comes to an end when a reservation begins in the same moment', async () => {
    const { release, reserve, effects, status } = makeSagaWorld();
    let begun = false;
    effects.gate = async () => {
      // Between the move that finds no row and the tombstone.
      if (begun || effects.calls.length !== 1) return;
      begun = true;
      await reserve();
    };

    expect(await release()).toEqual({ outcome: 'RELEASED' });
    expect(status('flight')).toBe('RELEASED');
  });
});

describe('confirming a part of a trip', () => {
  test('acts once, however often it runs', async () => {
    const { reserve, confirm, held, status } = makeSagaWorld();
    await reserve();

    await confirm();
    await confirm();

    expect(held('flight')).toMatchObject({ status: 'confirmed', confirmations: 1 });
    expect(status('flight')).toBe('CONFIRMED');
  });

  test.each([
    ['was never reserved', async () => {}],
    [
      'was released',
      async ({ reserve, release }: ReturnType<typeof makeSagaWorld>) => {
        await reserve();
        await release();
      },
    ],
    [
      'its provider no longer holds',
      async ({ reserve, providers }: ReturnType<typeof makeSagaWorld>) => {
        await reserve();
        providers.holds.clear();
      },
    ],
  ])('is StepNotHeld for one that %s', async (_, prepare) => {
    const world = makeSagaWorld();
    await prepare(world);

    await expect(world.confirm()).rejects.toMatchObject({ name: 'StepNotHeld' });
  });

  test('is StepNotHeld if the step was released while the provider was asked', async () => {
    const world = makeSagaWorld();
    await world.reserve();
    const row = world.db.get('bookings', BOOKING_ID, 'flight') ?? {};
    world.effects.gate = async () => {
      if (world.effects.calls.at(-1) === 'flight:confirm') {
        world.db.put('bookings', { ...row, status: 'RELEASING' });
      }
    };

    await expect(world.confirm()).rejects.toMatchObject({ name: 'StepNotHeld' });
  });
});

test.each(['reserve', 'confirm', 'release'] as const)(
  '%s refuses an event that is none, naming what is wrong and not what it held',
  async (name) => {
    const world = makeSagaWorld();

    await expect(world[name]({ step: 'train', bookingId: 'a b' })).rejects.toMatchObject({
      name: 'ProviderRequestRejected',
      message: expect.stringMatching(/^event is malformed: step: .*bookingId: /),
    });
    expect(world.effects.calls).toEqual([]);
  },
);
