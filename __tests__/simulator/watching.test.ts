import { describe, expect, test } from '@jest/globals';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { MissingTaskError } from '../../simulator/missing-tasks';
import { type SimulateOptions, simulate } from '../../simulator/simulate';
import { failure } from '../../simulator/tasks/handler';
import { PUBLISH, publish } from '../support/machines';

const definition = publish();

describe('who watches a run', () => {
  test.each([
    ['that succeeds', { tasks: { Only: async () => ({}) } }],
    ['that fails', { tasks: { Only: failure('E') } }],
    ['that is stopped', { tasks: { Only: {} }, stopAfterEvent: 3 }],
  ] satisfies [string, SimulateOptions][])('is told each event of one %s', async (_, options) => {
    const told: HistoryEvent[] = [];

    const { history } = await simulate(definition, {
      ...options,
      onEvent: (event) => told.push(event),
    });

    expect(told).toEqual(history);
  });

  test('is told each event as it is recorded', async () => {
    const types: string[] = [];
    let before: string[] = [];

    await simulate(definition, {
      tasks: {
        Only: () => {
          before = [...types];
        },
      },
      onEvent: ({ type }) => types.push(type),
    });

    expect(before).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
    ]);
  });

  test('is not told of the children of a distributed Map', async () => {
    const types: string[] = [];
    const processor = { ...definition, ProcessorConfig: { Mode: 'DISTRIBUTED' } };
    const map = {
      StartAt: 'M',
      States: { M: { Type: 'Map', ItemProcessor: processor, End: true } },
    };

    await simulate(map, {
      input: [1],
      tasks: { Only: {} },
      onEvent: ({ type }) => types.push(type),
    });

    expect(types).not.toContain('TaskStateEntered');
  });
});

test('tasks that nothing stands for are given by name and resource', async () => {
  const error = await simulate(definition).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(MissingTaskError);
  expect(error).toMatchObject({ missing: [{ task: 'Only', resource: PUBLISH.Resource }] });
});
