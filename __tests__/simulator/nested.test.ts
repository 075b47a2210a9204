import { describe, expect, test } from '@jest/globals';
import { simulate, startSimulation } from '../../simulator/simulate';
import { innerPass, only } from '../support/machines';
import { parent, slow, worked } from '../support/slow-child';

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

test('tells what the start was answered with before it waits', async () => {
  const { history } = await simulate(asking('.sync:2'), {
    machines: { child: slow },
    tasks: { Work: 1 },
  });

  const submitted = history.find(({ type }) => type === 'TaskSubmitted');
  expect(submitted?.timestamp).toBe('2026-01-01T00:00:00.000Z');
  expect(submitted?.['taskSubmittedEventDetails']?.['output']).toContain('"ExecutionArn"');
});
