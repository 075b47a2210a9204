import { describe, expect, test } from '@jest/globals';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { simulate, startSimulation } from '../../simulator/simulate';
import { PUBLISH } from '../support/machines';
import { eventOf, machine, redriven, Work, WRITER } from '../support/redriven-map';

describe('a redriven map run', () => {
  test('goes on with its children from the state that failed, and reads nothing again', async () => {
    const { first, second, calls } = await redriven(machine());

    expect(first.error).toBe('States.ExceedToleratedFailureThreshold');
    expect(first.calls).toEqual(['read', 'A1', 'B1', 'A2', 'B2']);
    expect(calls).toEqual(['B2', 'A3', 'B3']);
    expect(second).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3] });
  });

  test('starts its Express children anew', async () => {
    const { calls } = await redriven(machine({}, 'EXPRESS'));

    expect(calls).toEqual(['A2', 'B2', 'A3', 'B3']);
  });

  test('keeps its ARN, and its children keep theirs', async () => {
    const { second, work } = await redriven(machine());

    const started = eventOf(second.history, 'MapRunStarted')?.['mapRunStartedEventDetails'];
    expect(eventOf(second.history, 'MapRunRedriven')?.['mapRunRedrivenEventDetails']).toEqual({
      mapRunArn: started?.['mapRunArn'],
      redriveCount: 1,
    });
    expect(work.arns[1]).toBe(work.arns[2]);
  });

  test('uses the items that its ItemSelector and ItemBatcher made the first time', async () => {
    const fields = {
      ItemSelector: { 'at.$': '$$.Execution.RedriveCount', 'item.$': '$$.Map.Item.Value' },
    };
    const child = {
      StartAt: 'B',
      States: { B: { ...PUBLISH, InputPath: '$.item', ResultPath: '$.item', End: true } },
    };

    const { second } = await redriven(machine(fields, 'STANDARD', child));

    expect(second.output).toEqual([1, 2, 3].map((item) => ({ at: 0, item })));
  });

  test('counts what its children cost in each attempt once', async () => {
    const { first, second } = await redriven(machine());

    // The Map; a start and two states for each of two children.
    expect(first.transitions).toBe(1 + 2 * 3);
    // The redrive and the Map; the redrive and a state of the second child; the third child.
    expect(second.transitions).toBe(first.transitions + 2 + 2 + 3);
  });

  test('goes on with children that were stopped with it', async () => {
    const work = new Work();
    const rest = { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 9, Next: 'B' } } };
    const child = { ...rest, States: { ...rest.States, B: { ...PUBLISH, End: true } } };
    const { engine, execution } = startSimulation(machine({}, 'STANDARD', child), {
      tasks: work.tasks,
    });
    engine.later(14_000, () => engine.stop(execution));
    await engine.finish(execution);
    work.broken = false;

    engine.redrive(execution);
    await engine.finish(execution);

    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3] });
    expect(work.calls).toEqual(['read', 'B1', 'B2', 'B3']);
  });

  test('writes the results of all attempts, and nothing else when only the writer had failed', async () => {
    const work = new Work();
    work.broken = false;
    const { engine, execution } = startSimulation(machine({ ResultWriter: WRITER }), {
      tasks: work.tasks,
      faults: [{ state: 'M.ResultWriter', error: 'S3.SlowDown' }],
    });
    await engine.finish(execution);
    work.calls.length = 0;

    engine.redrive(execution);
    await engine.finish(execution);

    expect(work.calls).toEqual(['write SUCCEEDED_0.json', 'write manifest.json']);
    expect(JSON.parse(work.manifest)).toMatchObject({ ResultFiles: { FAILED: [], PENDING: [] } });
  });

  test('can be redriven again', async () => {
    const work = new Work();
    const { engine, execution } = startSimulation(machine(), { tasks: work.tasks });
    await engine.finish(execution);
    engine.redrive(execution);
    await engine.finish(execution);
    work.broken = false;

    engine.redrive(execution);
    await engine.finish(execution);

    expect(execution.status).toBe('SUCCEEDED');
    expect(work.calls).toEqual(['read', 'A1', 'B1', 'A2', 'B2', 'B2', 'B2', 'A3', 'B3']);
    expect(execution.history.events().at(-5)).toMatchObject({
      mapRunRedrivenEventDetails: { redriveCount: 2 },
    });
  });

  test('gets to its end from any event that its parent was stopped after', async () => {
    const definition = machine({ ResultWriter: WRITER });
    const tasks = { 'M.ItemReader': [1, 2, 3], 'M.ResultWriter': {}, A: 1, B: 2 };
    const { history } = await simulate(definition, { tasks });

    for (let event = 1; event < history.length; event++) {
      const { engine, execution } = startSimulation(definition, { tasks, stopAfterEvent: event });
      await engine.finish(execution);
      engine.redrive(execution);
      await engine.finish(execution);

      expect({ event, status: execution.status }).toEqual({ event, status: 'SUCCEEDED' });
    }
  });

  test('does not try a child again whose history is full', async () => {
    const forever = {
      StartAt: 'Spin',
      States: { Spin: { Type: 'Pass', Next: 'Spin' } },
    };
    const { engine, execution } = startSimulation(machine({}, 'STANDARD', forever), {
      tasks: { 'M.ItemReader': [1] },
    });
    await engine.finish(execution);
    const before = execution.transitions;

    engine.redrive(execution);
    await engine.finish(execution);

    expect(execution.error).toBe('States.ExceedToleratedFailureThreshold');
    expect(execution.transitions).toBe(before + 2);
  });
});

describe('a redrive begins another map run', () => {
  const runsOf = (history: readonly HistoryEvent[]): unknown[] =>
    history.flatMap(({ mapRunStartedEventDetails: run }) => (run ? [run['mapRunArn']] : []));

  test('when the first read nothing', async () => {
    const { second, calls } = await redriven(machine(), {
      faults: [{ state: 'M.ItemReader', error: 'S3.SlowDown' }],
    });

    expect(new Set(runsOf(second.history)).size).toBe(2);
    expect(calls).toEqual(['read', 'A1', 'B1', 'A2', 'B2', 'A3', 'B3']);
  });

  test.each([
    ['its output', { OutputPath: '$.lost' }],
    [
      'the place of its results',
      { ResultWriter: { ...WRITER, Parameters: { 'Bucket.$': '$.lost' } } },
    ],
  ])('when the state failed by a path to %s that leads nowhere', async (_what, fields) => {
    const work = new Work();
    work.broken = false;
    const { engine, execution } = startSimulation(machine(fields), { tasks: work.tasks });
    await engine.finish(execution);

    engine.redrive(execution);
    await engine.finish(execution);

    expect(execution.error).toBe('States.Runtime');
    expect(runsOf(execution.history.events())).toHaveLength(2);
  });

  test('when the state was tried again and has read nothing since', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];

    const { second, calls } = await redriven(machine({ Retry }), {
      faults: [{ state: 'M.ItemReader', error: 'S3.SlowDown', attempt: 2 }],
    });

    expect(second.status).toBe('SUCCEEDED');
    expect(calls[0]).toBe('read');
    expect(runsOf(second.history)).toHaveLength(3);
  });
});
