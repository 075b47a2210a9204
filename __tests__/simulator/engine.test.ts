import { describe, expect, test } from '@jest/globals';
import { resultOf, simulate, startSimulation } from '../../simulator/simulate';
import { taking } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { innerTask, map, publish, TWO_TASKS } from '../support/machines';

describe('an execution', () => {
  test('can be stopped after any of its events, and stays as it was', async () => {
    const { history } = await simulate(TWO_TASKS, { tasks: { A: 1, B: 2 } });

    for (let event = 1; event < history.length; event++) {
      const result = await simulate(TWO_TASKS, { tasks: { A: 1, B: 2 }, stopAfterEvent: event });

      expect(result.status).toBe('ABORTED');
      expect(result.history).toHaveLength(event + 1);
      expect(result.history.slice(0, event)).toEqual(history.slice(0, event));
      expect(result.history.at(-1)).toMatchObject({ type: 'ExecutionAborted', previousEventId: 0 });
    }
  });

  test('has no result while it runs', () => {
    const { execution } = startSimulation(publish(), { tasks: { Only: 1 } });

    expect(() => resultOf(execution)).toThrow('the execution has not ended');
  });
});

describe('retries', () => {
  const delays = async (retrier: object, seed = 1): Promise<number[]> => {
    const times: number[] = [];
    const definition = publish({ Retry: [{ ErrorEquals: ['States.ALL'], ...retrier }] });
    const Only = (_input: object, call: TaskCall): void => {
      times.push(call.nowMs);
      throw new Error('again');
    };
    await simulate(definition, { tasks: { Only }, seed });
    return times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000);
  };

  test('wait 1, 2 and 4 seconds when nothing is said', async () => {
    expect(await delays({})).toEqual([1, 2, 4]);
  });

  test('grow by the backoff rate, up to the longest delay', async () => {
    expect(
      await delays({ IntervalSeconds: 3, BackoffRate: 1.5, MaxAttempts: 5, MaxDelaySeconds: 8 }),
    ).toEqual([3, 4.5, 6.75, 8, 8]);
  });

  test('with full jitter wait anything up to that, by the seed', async () => {
    const retrier = {
      IntervalSeconds: 10,
      BackoffRate: 1,
      MaxAttempts: 50,
      JitterStrategy: 'FULL',
    };
    const first = await delays(retrier);

    expect(first).toEqual(await delays(retrier));
    expect(first).not.toEqual(await delays(retrier, 2));
    expect(Math.max(...first)).toBeLessThanOrEqual(10);
    expect(Math.min(...first)).toBeLessThan(3);
    expect(Math.max(...first)).toBeGreaterThan(7);
  });
});

test('results of promises are applied in the order in which they were started', async () => {
  const definition = map({}, innerTask());
  const slowFirst = async (input: number): Promise<number> => {
    for (let turn = 0; turn < 10 * (4 - input); turn++) await Promise.resolve();
    return input;
  };

  const { history } = await simulate(definition, { input: [1, 2, 3], tasks: { In: slowFirst } });

  const outputs = history.flatMap(({ taskSucceededEventDetails: details }) =>
    details ? [details['output']] : [],
  );
  expect(outputs).toEqual(['1', '2', '3']);
});

test('a task that takes time lets the others go on', async () => {
  const definition = map({}, innerTask());

  const { elapsedMs } = await simulate(definition, {
    input: [1, 2, 3],
    tasks: { In: taking(5_000, 1) },
  });

  expect(elapsedMs).toBe(5_000);
});
