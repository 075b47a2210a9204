import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { untilInterrupted } from '../../cli/interrupt';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const listeners = (): number[] => SIGNALS.map((signal) => process.listenerCount(signal));

afterEach(() => {
  jest.restoreAllMocks();
});

describe('untilInterrupted', () => {
  test('gives what came of the work, and leaves no listener behind', async () => {
    const before = listeners();

    const result = await untilInterrupted(
      async () => 'done',
      async () => {},
    );

    expect(result).toBe('done');
    expect(listeners()).toEqual(before);
  });

  test('leaves no listener behind where the work fails', async () => {
    const before = listeners();
    const failing = untilInterrupted(
      () => Promise.reject(new Error('broken')),
      async () => {},
    );

    await expect(failing).rejects.toThrow('broken');
    expect(listeners()).toEqual(before);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('on %s lets go first, then ends with %s', async (signal, code) => {
    const done: string[] = [];
    const ended = new Promise<void>((resolve) => {
      jest.spyOn(process, 'exit').mockImplementation((given) => {
        done.push(`exit ${given}`);
        resolve();
        return undefined as never;
      });
    });
    const once = jest.spyOn(process, 'once');
    let finish = (): void => {};
    const work = untilInterrupted(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
      async () => {
        done.push('let go');
      },
    );

    // Called by hand: a signal would reach the test runner too.
    once.mock.calls.find(([event]) => event === signal)?.[1]();
    await ended;
    finish();
    await work;

    expect(done).toEqual(['let go', `exit ${code}`]);
  });

  test('leaves the signals alone where nothing is held', async () => {
    const before = listeners();
    let during: number[] = [];

    await untilInterrupted(async () => {
      during = listeners();
    }, undefined);

    expect(during).toEqual(before);
  });
});
