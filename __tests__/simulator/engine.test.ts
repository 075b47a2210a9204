import { describe, expect, test } from '@jest/globals';
import { describeExecution } from '../../simulator/describe';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { resultOf, simulate, startSimulation } from '../../simulator/simulate';
import { failure, sequence, taking } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';

const SEND = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
const PUBLISH = 'arn:aws:states:::sns:publish';
const one = (state: object): object => ({
  StartAt: 'Only',
  States: { Only: { ...state, End: true } },
});
const ask = (fields: object = {}): object => one({ Type: 'Task', Resource: SEND, ...fields });
const task = (name: string, next?: string): object => ({
  [name]: {
    Type: 'Task',
    Resource: PUBLISH,
    ...(next === undefined ? { End: true } : { Next: next }),
  },
});

/** Runs until a callback task has been sent, and gives its token. */
async function untilAsked(definition: object, tokens: string[] = []) {
  const run = startSimulation(definition, {
    tasks: {
      Only: (_input: object, call: TaskCall) => {
        tokens.push(call.taskToken ?? '');
      },
    },
  });
  await run.engine.runUntil(() => tokens.length > 0);
  return { ...run, token: tokens[0] ?? '', tokens };
}

describe('a task token', () => {
  test('is answered once', async () => {
    const { engine, execution, token } = await untilAsked(ask());

    engine.sendTaskSuccess(token, 'yes');
    await engine.finish(execution);

    expect(execution.output).toBe('yes');
    expect(() => engine.sendTaskSuccess(token, 'no')).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    expect(() => engine.sendTaskFailure(token)).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    expect(() => engine.sendTaskHeartbeat(token)).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
  });

  test.each([
    ['', 'InvalidToken'],
    ['nonsense', 'InvalidToken'],
    [`AQC${'a'.repeat(92)}`, 'InvalidToken'],
    [`AQC${'a'.repeat(93)}`, 'TaskDoesNotExist'],
  ])('that is foreign is refused: %s', async (foreign, name) => {
    const { engine } = await untilAsked(ask());

    expect(() => engine.sendTaskSuccess(foreign, 1)).toThrow(expect.objectContaining({ name }));
  });

  test('is late after the timeout', async () => {
    const { engine, execution, token } = await untilAsked(ask({ TimeoutSeconds: 5 }));
    await engine.finish(execution);

    expect(execution.status).toBe('FAILED');
    expect(() => engine.sendTaskSuccess(token, 1)).toThrow(
      "Task Timed Out: 'Provided task does not exist anymore'",
    );
  });

  test('goes with its execution', async () => {
    const { engine, execution, token } = await untilAsked(ask());
    engine.stop(execution, 'Stopped', 'by hand');

    expect(execution).toMatchObject({ status: 'ABORTED', error: 'Stopped', cause: 'by hand' });
    expect(() => engine.sendTaskSuccess(token, 1)).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
  });

  test('is fresh for every attempt', async () => {
    const { engine, execution, tokens } = await untilAsked(
      ask({ TimeoutSeconds: 5, Retry: [{ ErrorEquals: ['States.Timeout'] }] }),
    );
    await engine.runUntil(() => tokens.length === 2);

    expect(() => engine.sendTaskSuccess(tokens[0] ?? '', 'old')).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    engine.sendTaskSuccess(tokens[1] ?? '', 'new');
    await engine.finish(execution);

    expect(execution.output).toBe('new');
    expect(new Set(tokens).size).toBe(2);
  });
});

/** States that were left, sorted: each once, however often the execution was redriven. */
const exits = (history: readonly HistoryEvent[]): unknown[] =>
  history.flatMap(({ stateExitedEventDetails: exit }) => (exit ? [exit['name']] : [])).sort();

describe('an execution', () => {
  test('can be stopped after any of its events, and stays as it was', async () => {
    const definition = { StartAt: 'A', States: { ...task('A', 'B'), ...task('B') } };
    const { history } = await simulate(definition, { tasks: { A: 1, B: 2 } });

    for (let event = 1; event < history.length; event++) {
      const result = await simulate(definition, { tasks: { A: 1, B: 2 }, stopAfterEvent: event });

      expect(result.status).toBe('ABORTED');
      expect(result.history).toHaveLength(event + 1);
      expect(result.history.slice(0, event)).toEqual(history.slice(0, event));
      expect(result.history.at(-1)).toMatchObject({ type: 'ExecutionAborted', previousEventId: 0 });
    }
  });

  test('that was stopped can be redriven to its end from any of its events', async () => {
    const definition = {
      StartAt: 'A',
      States: {
        ...task('A', 'M'),
        M: {
          Type: 'Map',
          ItemsPath: '$.l',
          ItemProcessor: { StartAt: 'B', States: task('B') },
          Next: 'P',
        },
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'C', States: task('C') },
            { StartAt: 'D', States: task('D') },
          ],
          End: true,
        },
      },
    };
    const tasks = { A: { l: [1, 2, 3] }, B: (input: number) => input * 2, C: 'c', D: 'd' };
    const { history, output } = await simulate(definition, { tasks });

    for (let event = 1; event < history.length; event++) {
      const { engine, execution } = startSimulation(definition, { tasks, stopAfterEvent: event });
      await engine.finish(execution);
      engine.redrive(execution);
      await engine.finish(execution);

      expect({ event, ...resultOf(execution) }).toMatchObject({
        event,
        status: 'SUCCEEDED',
        output,
      });
      expect(exits(execution.history.events())).toEqual(exits(history));
    }
  });

  test('goes on from the state that failed when it is redriven', async () => {
    const calls: string[] = [];
    const definition = { StartAt: 'A', States: { ...task('A', 'B'), ...task('B') } };
    const { engine, execution } = startSimulation(definition, {
      tasks: { A: () => calls.push('A'), B: sequence(failure('E'), () => calls.push('B')) },
    });
    await engine.finish(execution);

    engine.redrive(execution);
    await engine.finish(execution);

    expect(calls).toEqual(['A', 'B']);
    expect(execution).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1, transitions: 4 });
    expect(
      execution.history
        .events()
        .slice(9)
        .map(({ type }) => type),
    ).toEqual([
      'TaskFailed',
      'ExecutionFailed',
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('redrives only the iterations that failed', async () => {
    const calls: number[] = [];
    const definition = one({
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'B', States: task('B') },
    });
    let broken = true;
    const B = (input: number): number => {
      calls.push(input);
      if (input === 2 && broken) throw new Error('once');
      return input;
    };
    const { engine, execution } = startSimulation(definition, { tasks: { B }, input: [1, 2, 3] });
    await engine.finish(execution);
    broken = false;

    engine.redrive(execution);
    await engine.finish(execution);

    expect(calls).toEqual([1, 2, 2, 3]);
    expect(execution.output).toEqual([1, 2, 3]);
  });

  test('keeps the children that succeeded when a map run is redriven', async () => {
    const calls: number[] = [];
    const definition = one({
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'B',
        States: task('B'),
      },
    });
    let broken = true;
    const B = (input: number): number => {
      calls.push(input);
      if (input === 2 && broken) throw new Error('once');
      return input;
    };
    const { engine, execution } = startSimulation(definition, { tasks: { B }, input: [1, 2, 3] });
    await engine.finish(execution);
    broken = false;

    engine.redrive(execution);
    await engine.finish(execution);

    expect(calls).toEqual([1, 2, 2, 3]);
    expect(execution.output).toEqual([1, 2, 3]);
    expect(execution.history.events().map(({ type }) => type)).toContain('MapRunRedriven');
  });

  test.each([
    ['one that succeeded', one({ Type: 'Pass' }), 'STANDARD', 'its status is SUCCEEDED'],
    [
      'an Express one',
      { StartAt: 'F', States: { F: { Type: 'Fail' } } },
      'EXPRESS',
      'it is an Express execution',
    ],
  ] as const)('is not redriven: %s', async (_name, definition, type, reason) => {
    const { engine, execution } = startSimulation(definition, { type });
    await engine.finish(execution);

    expect(() => engine.redrive(execution)).toThrow(reason);
  });

  test('is described as the service does', async () => {
    const { engine, execution } = startSimulation(
      { ...one({ Type: 'Wait', Seconds: 9 }), TimeoutSeconds: 3 },
      { input: { a: 1 } },
    );
    await engine.finish(execution);

    expect(describeExecution(execution)).toEqual({
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:machine:execution',
      stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine',
      name: 'execution',
      status: 'TIMED_OUT',
      startDate: Date.UTC(2026, 0, 1) / 1000,
      stopDate: Date.UTC(2026, 0, 1) / 1000 + 3,
      input: '{"a":1}',
      redriveCount: 0,
    });
  });
});

describe('a nested execution', () => {
  const child = {
    StartAt: 'In',
    States: { In: { Type: 'Pass', Parameters: { 'got.$': '$' }, End: true } },
  };
  const parent = (suffix: string): object =>
    one({
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${suffix}`,
      Parameters: {
        StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child',
        Input: { a: 1 },
      },
    });

  test('gives its output as text, or as JSON', async () => {
    const first = await simulate(parent('.sync'), { machines: { child } });
    const second = await simulate(parent('.sync:2'), { machines: { child } });

    expect(first.output).toMatchObject({ Status: 'SUCCEEDED', Output: '{"got":{"a":1}}' });
    expect(second.output).toMatchObject({ Status: 'SUCCEEDED', Output: { got: { a: 1 } } });
  });

  test('is not waited for unless asked', async () => {
    const slow = one({ Type: 'Wait', Seconds: 100 });

    const result = await simulate(parent(''), { machines: { child: slow } });

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 0 });
  });

  test('that fails is a States.TaskFailed of its parent', async () => {
    const broken = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'C' } } };

    const result = await simulate(parent('.sync:2'), { machines: { child: broken } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(result.cause ?? '')).toMatchObject({
      Error: 'E',
      Cause: 'C',
      Status: 'FAILED',
    });
  });

  test('of a machine nobody knows fails the task', async () => {
    const result = await simulate(parent('.sync'), { machines: { other: child } });

    expect(result).toMatchObject({
      status: 'FAILED',
      error: 'StepFunctions.StateMachineDoesNotExistException',
    });
  });
});

describe('retries', () => {
  const delays = async (retrier: object, seed = 1): Promise<number[]> => {
    const times: number[] = [];
    const definition = one({
      Type: 'Task',
      Resource: PUBLISH,
      Retry: [{ ErrorEquals: ['States.ALL'], ...retrier }],
    });
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
  const definition = one({ Type: 'Map', ItemProcessor: { StartAt: 'B', States: task('B') } });
  const slowFirst = async (input: number): Promise<number> => {
    for (let turn = 0; turn < 10 * (4 - input); turn++) await Promise.resolve();
    return input;
  };

  const { history } = await simulate(definition, { input: [1, 2, 3], tasks: { B: slowFirst } });

  const outputs = history.flatMap(({ taskSucceededEventDetails: details }) =>
    details ? [details['output']] : [],
  );
  expect(outputs).toEqual(['1', '2', '3']);
});

test('a task that takes time lets the others go on', async () => {
  const definition = one({ Type: 'Map', ItemProcessor: { StartAt: 'B', States: task('B') } });

  const { elapsedMs } = await simulate(definition, {
    input: [1, 2, 3],
    tasks: { B: taking(5_000, 1) },
  });

  expect(elapsedMs).toBe(5_000);
});
