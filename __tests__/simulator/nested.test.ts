import { describe, expect, test } from '@jest/globals';
import { type SimulateOptions, simulate, startSimulation } from '../../simulator/simulate';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { innerPass, only, PUBLISH } from '../support/machines';

/** A child that works after ten seconds. */
const slow = {
  StartAt: 'Rest',
  States: {
    Rest: { Type: 'Wait', Seconds: 10, Next: 'Work' },
    Work: { ...PUBLISH, End: true },
  },
};
const parent = (parameters: object, fields: object = {}): object => ({
  StartAt: 'Start',
  States: {
    Start: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: 'child', ...parameters },
      End: true,
      ...fields,
    },
  },
});

/** A parent that starts the child by its ARN, and waits for it as the suffix says. */
const asking = (suffix: '' | '.sync' | '.sync:2'): object =>
  parent(
    {
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child',
      Input: { a: 1 },
    },
    { Resource: `arn:aws:states:::states:startExecution${suffix}` },
  );

/** A child that gives its input under a name. */
const wrapping = innerPass({ Parameters: { 'got.$': '$' } });

/** A parent that rests for a minute when its child has failed it. */
const resting = (fields: object): object => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Rest' }];
  const { States, ...machine } = parent({}, { ...fields, Catch }) as { States: object };
  return { ...machine, States: { ...States, Rest: { Type: 'Wait', Seconds: 60, End: true } } };
};

/** Runs a parent of the slow child and says whether the child got to its work. */
async function worked(definition: object, options: SimulateOptions = {}) {
  const seconds: number[] = [];
  const Work = (_input: object, call: TaskCall): void => {
    seconds.push((call.nowMs - Date.UTC(2026, 0, 1)) / 1000);
  };
  const result = await simulate(definition, {
    machines: { child: slow },
    tasks: { Work },
    ...options,
  });
  return { result, seconds };
}

describe('a nested execution', () => {
  test.each([
    ['JSON', { a: 1 }, { a: 1 }],
    ['JSON as text', '{"a":1}', { a: 1 }],
    ['other text', 'a: 1', 'a: 1'],
    ['nothing', undefined, {}],
  ])('is given %s', async (_what, Input, expected) => {
    const definition = parent(Input === undefined ? {} : { Input });

    const { output } = await simulate(definition, { machines: { child: innerPass() } });

    expect(output).toMatchObject({ Input: expected, Output: expected });
  });

  test('gives its output as text, or as JSON', async () => {
    const first = await simulate(asking('.sync'), { machines: { child: wrapping } });
    const second = await simulate(asking('.sync:2'), { machines: { child: wrapping } });

    expect(first.output).toMatchObject({ Status: 'SUCCEEDED', Output: '{"got":{"a":1}}' });
    expect(second.output).toMatchObject({ Status: 'SUCCEEDED', Output: { got: { a: 1 } } });
  });

  test('is not waited for unless asked', async () => {
    const idle = only({ Type: 'Wait', Seconds: 100 });

    const result = await simulate(asking(''), { machines: { child: idle } });

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 0 });
  });

  test('that fails is a States.TaskFailed of its parent', async () => {
    const broken = only({ Type: 'Fail', Error: 'E', Cause: 'C' });

    const result = await simulate(asking('.sync:2'), { machines: { child: broken } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(result.cause ?? '')).toMatchObject({
      Error: 'E',
      Cause: 'C',
      Status: 'FAILED',
    });
  });

  test('of a machine nobody knows fails the task', async () => {
    const result = await simulate(asking('.sync'), { machines: { other: wrapping } });

    expect(result).toMatchObject({
      status: 'FAILED',
      error: 'StepFunctions.StateMachineDoesNotExistException',
    });
  });

  test('has the Name that it is given', async () => {
    const { output } = await simulate(parent({ Name: 'first' }), {
      machines: { child: innerPass() },
    });

    expect(output).toMatchObject({ Name: 'first', Status: 'SUCCEEDED' });
  });

  test('tells its parent of a failure that has neither name nor cause', async () => {
    const child = only({ Type: 'Fail' });

    const { error, cause } = await simulate(parent({}), { machines: { child } });

    expect(error).toBe('States.TaskFailed');
    expect(Object.keys(JSON.parse(cause ?? ''))).not.toContain('Error');
    expect(JSON.parse(cause ?? '')).toMatchObject({ Status: 'FAILED' });
  });

  test('is left to the tasks when no machines are known', async () => {
    const { output } = await simulate(parent({}), { tasks: { Start: 'scripted' } });

    expect(output).toBe('scripted');
  });

  test('does its work when its parent waits', async () => {
    const { result, seconds } = await worked(parent({}));

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 10_000 });
    expect(seconds).toEqual([10]);
  });

  test('is stopped when the task that waits for it times out', async () => {
    const definition = resting({ TimeoutSeconds: 5 });

    const { result, seconds } = await worked(definition);

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 65_000 });
    expect(seconds).toEqual([]);
  });

  test('is stopped with its parent', async () => {
    const seconds: number[] = [];
    const { engine, execution } = startSimulation(parent({}), {
      machines: { child: slow },
      tasks: { Work: () => seconds.push(1) },
    });
    let late = false;
    engine.later(5_000, () => engine.stop(execution));
    engine.later(60_000, () => {
      late = true;
    });

    await engine.runUntil(() => late);

    expect(execution.status).toBe('ABORTED');
    expect(seconds).toEqual([]);
  });

  test('goes on unseen when its answer is lost', async () => {
    const { result, seconds } = await worked(resting({}), {
      faults: [{ state: 'Start', error: 'Lost', when: 'after' }],
    });

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 60_000 });
    expect(seconds).toEqual([10]);
  });

  test('is met by the faults of the run', async () => {
    const { result, seconds } = await worked(parent({}), {
      faults: [{ state: 'Work', error: 'E' }],
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(result.cause ?? '')).toMatchObject({ Error: 'E' });
    expect(seconds).toEqual([]);
  });

  test('shares the count of its calls with its parent: a fault of the first meets no second start', async () => {
    const { result, seconds } = await worked(
      parent({}, { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1 }] }),
      { faults: [{ state: 'Work', error: 'E' }] },
    );

    expect(result.status).toBe('SUCCEEDED');
    expect(seconds).toEqual([21]);
  });
});

/** Two Tasks that start the child under one name: the second with that, without waiting or waiting. */
const twice = (second: object, suffix = ''): object => {
  const start = (resource: string, input: object): object => ({
    Type: 'Task',
    Resource: `arn:aws:states:::states:startExecution${resource}`,
    Parameters: { StateMachineArn: 'child', Name: 'one', Input: input },
    ResultPath: '$.first',
  });
  return {
    StartAt: 'First',
    States: {
      First: { ...start(suffix, { a: 1 }), Next: 'Second' },
      Second: { ...start('.sync:2', second), ResultPath: '$.second', End: true },
    },
  };
};

describe('a name that is taken', () => {
  const TAKEN = {
    status: 'FAILED',
    error: 'StepFunctions.ExecutionAlreadyExistsException',
    cause: "Execution Already Exists: 'arn:aws:states:us-east-1:123456789012:execution:child:one'",
  };

  test('by an execution that runs on the same input is that execution', async () => {
    const { result, seconds } = await worked(twice({ a: 1 }));

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 10_000 });
    expect(seconds).toEqual([10]);
  });

  test('by an execution that runs on another input is refused', async () => {
    const { result } = await worked(twice({ a: 2 }));

    expect(result).toMatchObject(TAKEN);
  });

  test('by an execution that has ended is refused', async () => {
    const { result } = await worked(twice({ a: 1 }, '.sync'));

    expect(result).toMatchObject(TAKEN);
  });

  test('by the execution itself is refused', async () => {
    const itself = parent({ StateMachineArn: 'machine', Name: 'execution', Input: { again: 1 } });

    const result = await simulate(itself, { machines: { machine: itself } });

    expect(result.error).toBe('StepFunctions.ExecutionAlreadyExistsException');
  });

  test('is free for Express executions', async () => {
    const { result, seconds } = await worked(twice({ a: 2 }, '.sync'), { type: 'EXPRESS' });

    expect(result.status).toBe('SUCCEEDED');
    expect(seconds).toEqual([10, 20]);
  });
});

test('tells what the start was answered with before it waits', async () => {
  const { history } = await simulate(asking('.sync:2'), {
    machines: { child: slow },
    tasks: { Work: 1 },
  });

  const submitted = history.find(({ type }) => type === 'TaskSubmitted');
  expect(submitted?.timestamp).toBe('2026-01-01T00:00:00.000Z');
  expect(submitted?.['taskSubmittedEventDetails']?.['output']).toContain('"ExecutionArn"');
});
