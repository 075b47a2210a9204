import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import type { Engine } from '../../simulator/engine';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { REDRIVES } from '../../simulator/redrives';
import { resultOf, simulate, startSimulation } from '../../simulator/simulate';
import { failure, sequence } from '../../simulator/tasks/handler';
import { innerTask, map, one, only, PUBLISH, publish, TWO_TASKS } from '../support/machines';

const DAY_MS = 86_400_000;

/** A run that has failed, and then seen that many days pass. */
async function failedDaysAgo(days: number) {
  const run = startSimulation(publish(), { tasks: { Only: failure('E') } });
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
    const forever = one('Only', {
      ...PUBLISH,
      Catch: [{ ErrorEquals: ['E'], Next: 'Only' }],
      Next: 'Only',
    });
    const { engine, execution } = startSimulation(forever, { tasks: { Only: failure('E') } });
    await engine.finish(execution);

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(() => engine.redrive(execution)).toThrow('its history has 25000 events; allowed: 24998');
  });

  test('is told to the states by the context object', async () => {
    const seen: Json[] = [];
    const definition = publish({ Parameters: { 'e.$': '$$.Execution' } });
    const note = (input: { e: Json }): void => {
      seen.push(input.e);
    };
    const { engine, execution } = startSimulation(definition, {
      tasks: { Only: sequence(failure('E'), note) },
    });
    await engine.finish(execution);

    engine.redrive(execution);
    await engine.finish(execution);

    expect(seen).toMatchObject([{ RedriveCount: 1, RedriveTime: '2026-01-01T00:00:00Z' }]);
  });
});

/** States that were left, sorted: each once, however often the execution was redriven. */
const exits = (history: readonly HistoryEvent[]): unknown[] =>
  history.flatMap(({ stateExitedEventDetails: exit }) => (exit ? [exit['name']] : [])).sort();

/** Redrives a Map over 1, 2 and 3 whose second iteration fails once; tells which items were worked on. */
async function redrivenMap(processor: object = {}) {
  const items: number[] = [];
  let broken = true;
  const Item = (input: number): number => {
    items.push(input);
    if (input === 2 && broken) throw new Error('once');
    return input;
  };
  const definition = map({ MaxConcurrency: 1 }, { ...processor, ...innerTask('Item') });
  const { engine, execution } = startSimulation(definition, { tasks: { Item }, input: [1, 2, 3] });
  await engine.finish(execution);
  broken = false;

  engine.redrive(execution);
  await engine.finish(execution);
  return { execution, items };
}

describe('an execution', () => {
  test('that was stopped can be redriven to its end from any of its events', async () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: { ...PUBLISH, Next: 'M' },
        M: { Type: 'Map', ItemsPath: '$.l', ItemProcessor: innerTask('B'), Next: 'P' },
        P: { Type: 'Parallel', Branches: [innerTask('C'), innerTask('D')], End: true },
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
    const { engine, execution } = startSimulation(TWO_TASKS, {
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
    const { execution, items } = await redrivenMap();

    expect(items).toEqual([1, 2, 2, 3]);
    expect(execution.output).toEqual([1, 2, 3]);
  });

  test('keeps the children that succeeded when a map run is redriven', async () => {
    const { execution, items } = await redrivenMap({
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    });

    expect(items).toEqual([1, 2, 2, 3]);
    expect(execution.output).toEqual([1, 2, 3]);
    expect(execution.history.events().map(({ type }) => type)).toContain('MapRunRedriven');
  });

  test.each([
    ['one that succeeded', only({ Type: 'Pass' }), 'STANDARD', 'its status is SUCCEEDED'],
    ['an Express one', only({ Type: 'Fail' }), 'EXPRESS', 'it is an Express execution'],
  ] as const)('is not redriven: %s', async (_name, definition, type, reason) => {
    const { engine, execution } = startSimulation(definition, { type });
    await engine.finish(execution);

    expect(() => engine.redrive(execution)).toThrow(reason);
  });
});
