import { describe, expect, test } from '@jest/globals';
import {
  COMMON_ERRORS,
  faultyTasks,
  retriesOf,
  singleFaults,
} from '../../../local/matrix/task-faults';

const machine = (fields: object): object => ({
  StartAt: 'Only',
  States: { Only: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', ...fields } },
});
const tasksOf = (fields: object) => faultyTasks(machine(fields));
/** Attempts that the patterns of an error spoil, for a fault before the effect. */
const attemptsOf = (fields: object, error: string): unknown[] =>
  tasksOf(fields)
    .flatMap(singleFaults)
    .filter(([first]) => first?.error === error && first.when === 'before')
    .map((faults) => faults.map(({ attempt }) => attempt));

describe('what may go wrong at a Task', () => {
  test('is what may at any, and what its Retry and Catch name', () => {
    const [task] = tasksOf({
      Retry: [{ ErrorEquals: ['Slow'] }],
      Catch: [{ ErrorEquals: ['Gone', 'States.ALL'] }, { ErrorEquals: 'Odd' }],
    });

    expect(task?.errors).toEqual([...COMMON_ERRORS, 'Slow', 'Gone']);
    expect(task?.caught).toEqual(['Gone']);
  });

  test('is a missed heartbeat where it has one', () => {
    const [task] = tasksOf({ HeartbeatSeconds: 5 });

    expect(task?.errors).toContain('States.HeartbeatTimeout');
  });

  test('is no failed condition that nobody checked, and no lost answer where nothing was written', () => {
    const cancelled = 'DynamoDb.TransactionCanceledException';
    const [task] = tasksOf({
      Catch: [{ ErrorEquals: [cancelled, 'DynamoDB.ConditionalCheckFailedException'] }],
    });
    const faults = task === undefined ? [] : singleFaults(task).flat();

    expect(task?.errors).not.toContain('DynamoDB.ConditionalCheckFailedException');
    expect(faults.filter(({ error }) => error === cancelled)).toEqual([
      { state: 'Only', error: cancelled, cause: 'no reasons given', attempt: 1, when: 'before' },
      {
        state: 'Only',
        error: cancelled,
        cause: 'no reasons given',
        attempt: 'every',
        when: 'before',
      },
    ]);
  });

  test.each([
    ['no retrier', {}, 'NobodyExpectsThis', []],
    [
      'a retrier of three, unless it says',
      { ErrorEquals: ['States.ALL'] },
      'NobodyExpectsThis',
      [1, 2, 3],
    ],
    ['a retrier of tasks', { ErrorEquals: ['States.TaskFailed'] }, 'NobodyExpectsThis', [1, 2, 3]],
    [
      'a retrier of tasks, which no timeout is',
      { ErrorEquals: ['States.TaskFailed'] },
      'States.Timeout',
      [],
    ],
    [
      'a wildcard, which some errors are not of',
      { ErrorEquals: ['States.ALL'] },
      'States.Runtime',
      [],
    ],
    ['a retrier of nothing', { ErrorEquals: 'States.ALL' }, 'NobodyExpectsThis', []],
    [
      'a patient retrier',
      { ErrorEquals: ['States.ALL'], MaxAttempts: 99 },
      'NobodyExpectsThis',
      12,
    ],
  ])('spoils all attempts but the last under %s', (_what, retrier, error, attempts) => {
    const several =
      typeof attempts === 'number' ? Array.from({ length: attempts }, (_, i) => i + 1) : attempts;

    expect(attemptsOf({ Retry: [retrier] }, error)).toEqual([
      [1],
      ...(several.length === 0 ? [] : [several]),
      ['every'],
    ]);
  });

  test('spoils the first and the second item of a Map', () => {
    const map = { Type: 'Map', ItemProcessor: machine({ End: true }), End: true };
    const [task] = faultyTasks({ StartAt: 'Items', States: { Items: map } });
    const items = new Set(
      task === undefined
        ? []
        : singleFaults(task)
            .flat()
            .map(({ item }) => item),
    );

    expect(items).toEqual(new Set([undefined, 0, 1]));
  });

  test('may go wrong in the parts of a Map that call a service, as its state sees it', () => {
    const distributed = {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
      ItemProcessor: machine({ End: true }),
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' },
      Retry: [{ ErrorEquals: ['States.ItemReaderFailed'], MaxAttempts: 4 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Lost' }],
      End: true,
    };
    const tasks = faultyTasks({ StartAt: 'Rows', States: { Rows: distributed } });
    const [reader, writer] = tasks;

    expect(tasks.map(({ name }) => name)).toEqual(['Rows.ItemReader', 'Rows.ResultWriter', 'Only']);
    expect(reader?.errors).toEqual(['States.ItemReaderFailed']);
    expect(writer?.errors).toEqual(['States.ResultWriterFailed']);
    expect(reader && retriesOf(reader, 'S3.SlowDown')).toBe(4);
    expect(writer && retriesOf(writer, 'S3.SlowDown')).toBe(0);
  });

  test('goes wrong in no part of a Map that has none', () => {
    const preview = {
      Type: 'Map',
      ItemProcessor: machine({ End: true }),
      ResultWriter: { WriterConfig: { Transformation: 'NONE' } },
      End: true,
    };

    const tasks = faultyTasks({ StartAt: 'Rows', States: { Rows: preview } });

    expect(tasks.map(({ name }) => name)).toEqual(['Only']);
  });
});
