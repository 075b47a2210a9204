import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import { describeExecution } from '../../simulator/describe';
import type { Engine } from '../../simulator/engine';
import { REDRIVES } from '../../simulator/redrives';
import { resultOf, type SimulateOptions, startSimulation } from '../../simulator/simulate';
import { failure, sequence } from '../../simulator/tasks/handler';

const DAY_MS = 86_400_000;
const task = (fields: object): object => ({
  StartAt: 'Only',
  States: { Only: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', ...fields } },
});
const failing = task({ End: true });

/** A run that has failed, and then seen that many days pass. */
async function failedDaysAgo(days: number, options: SimulateOptions = {}) {
  const run = startSimulation(failing, { tasks: { Only: failure('E', 'why') }, ...options });
  await run.engine.finish(run.execution);
  await pass(run.engine, days);
  return run;
}

async function pass(engine: Engine, days: number): Promise<void> {
  let passed = false;
  engine.later(days * DAY_MS, () => {
    passed = true;
  });
  await engine.runUntil(() => passed);
}

describe('a redrive', () => {
  test('is taken fourteen days after the end', async () => {
    const { engine, execution } = await failedDaysAgo(14);

    expect(() => engine.redrive(execution)).not.toThrow();
  });

  test('is refused later', async () => {
    const { engine, execution } = await failedDaysAgo(14.1);

    expect(() => engine.redrive(execution)).toThrow(
      expect.objectContaining({
        name: 'ExecutionNotRedrivable',
        message: `execution ${execution.names.executionArn} cannot be redriven: it ended more than 14 days ago`,
      }),
    );
  });

  test('is refused more than a year after the start', async () => {
    const { engine, execution } = await failedDaysAgo(13);
    for (let days = 13; days <= 364; days += 13) {
      engine.redrive(execution);
      await engine.finish(execution);
      await pass(engine, 13);
    }

    expect(() => REDRIVES.check(execution, execution.startMs + 365 * DAY_MS)).not.toThrow();
    expect(() => REDRIVES.check(execution, execution.startMs + 366 * DAY_MS)).toThrow(
      'cannot be redriven: it started more than a year ago',
    );
  });

  test('is refused when the history is full', async () => {
    const forever = task({ Next: 'Only', Catch: [{ ErrorEquals: ['E'], Next: 'Only' }] });
    const { engine, execution } = startSimulation(forever, { tasks: { Only: failure('E') } });
    await engine.finish(execution);

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(() => engine.redrive(execution)).toThrow('its history has 25000 events; allowed: 24998');
  });

  test('is told to the states by the context object', async () => {
    const seen: Json[] = [];
    const definition = task({ Parameters: { 'e.$': '$$.Execution' }, End: true });
    const note = (input: { e: Json }): void => {
      seen.push(input.e);
    };
    const { engine, execution } = startSimulation(definition, {
      tasks: { Only: sequence(failure('E'), note) },
    });
    await engine.finish(execution);

    engine.redrive(execution);
    await engine.finish(execution);

    expect(seen).toMatchObject([{ RedriveCount: 1, RedriveTime: '2026-01-01T00:00:00.000Z' }]);
  });
});

describe('an execution is described', () => {
  test('while it runs, without an end', () => {
    const { execution } = startSimulation(failing, { tasks: { Only: 1 } });

    const described = describeExecution(execution);

    expect(described).toMatchObject({ status: 'RUNNING', input: '{}' });
    expect(Object.keys(described)).not.toContain('stopDate');
    expect(() => resultOf(execution)).toThrow('the execution has not ended');
  });

  test('with its error and cause when it failed', async () => {
    const { execution } = await failedDaysAgo(0);

    expect(describeExecution(execution)).toMatchObject({
      status: 'FAILED',
      error: 'E',
      cause: 'why',
    });
  });

  test('with its output as text when it succeeded', async () => {
    const { execution } = await failedDaysAgo(0, { tasks: { Only: { a: 1 } } });

    expect(describeExecution(execution)).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}' });
  });

  test('without error and cause when it was stopped without a word', async () => {
    const { engine, execution } = startSimulation(failing, { tasks: { Only: 1 } });
    engine.stop(execution);

    const described = describeExecution(execution);

    expect(described.status).toBe('ABORTED');
    expect(Object.keys(described)).not.toContain('error');
    expect(Object.keys(described)).not.toContain('cause');
  });
});
