import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { RealClock } from '../../simulator/clock/real-clock';
import { VirtualClock } from '../../simulator/clock/virtual-clock';
import { simulate } from '../../simulator/simulate';
import { publish } from '../support/machines';

describe('the virtual clock', () => {
  test('fires timers by time, and those of the same time in the order they were set', () => {
    const clock = new VirtualClock(0);
    const fired: string[] = [];
    for (const [at, name] of [
      [5, 'c'],
      [1, 'a'],
      [5, 'd'],
      [3, 'b'],
    ] as const) {
      clock.at(at, () => fired.push(`${name}${clock.now()}`));
    }

    while (clock.advance());

    expect(fired).toEqual(['a1', 'b3', 'c5', 'd5']);
  });

  test('passes over what was cancelled, however much it was', () => {
    const clock = new VirtualClock(0);
    const fired: number[] = [];
    const timers = Array.from({ length: 1_000 }, (_, at) => clock.at(at, () => fired.push(at)));
    timers.forEach((timer, at) => {
      if (at !== 700) timer.cancel();
    });
    clock.at(2_000, () => fired.push(2_000));

    while (clock.advance());

    expect(fired).toEqual([700, 2_000]);
  });
});

describe('the real clock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('waits thirty days, which is more than one timeout can hold', () => {
    const clock = new RealClock();
    const fired = jest.fn();
    clock.at(Date.now() + 2_592_000_000, fired);

    jest.advanceTimersByTime(2_591_999_999);
    expect(fired).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(fired).toHaveBeenCalledTimes(1);
  });

  test('forgets what was cancelled', () => {
    const clock = new RealClock();
    const fired = jest.fn();
    clock.at(Date.now() + 3_000_000_000, fired).cancel();

    jest.advanceTimersByTime(4_000_000_000);

    expect(fired).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });

  test('takes the answer of a handler as soon as it comes', async () => {
    const Only = (): Promise<string> =>
      new Promise((resolve) => {
        setTimeout(() => resolve('here'), 1_500);
      });

    const run = simulate(publish(), { clock: new RealClock(), tasks: { Only } });
    await jest.advanceTimersByTimeAsync(1_500);

    await expect(run).resolves.toMatchObject({ output: 'here', elapsedMs: 1_500 });
  });

  test('runs an execution whose task outlasts its timeout', async () => {
    const run = simulate(publish({ TimeoutSeconds: 5 }), {
      clock: new RealClock(),
      tasks: { Only: () => new Promise(() => {}) },
    });
    await jest.advanceTimersByTimeAsync(5_000);

    await expect(run).resolves.toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
      elapsedMs: 5_000,
    });
  });
});
