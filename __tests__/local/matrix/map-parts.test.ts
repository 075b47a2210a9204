import { describe, expect, test } from '@jest/globals';
import { pairCases } from '../../../local/matrix/cases';
import { withoutRetried } from '../../../local/matrix/retried';
import { statesEntered } from '../../../local/matrix/states-entered';
import { faultyTasks } from '../../../local/matrix/task-faults';
import { type SimulateOptions, simulate } from '../../../simulator/simulate';
import { failure } from '../../../simulator/tasks/handler';
import { innerTask } from '../../support/machines';

const definition = {
  StartAt: 'Rows',
  States: {
    Rows: {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        ...innerTask('Clean'),
      },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } },
      Retry: [{ ErrorEquals: ['States.ItemReaderFailed'], MaxAttempts: 1 }],
      Next: 'Tell',
    },
    Tell: { Type: 'Pass', End: true },
  },
};

/** What a run of it enters. */
async function entered(options: SimulateOptions = {}) {
  const tasks = { 'Rows.ItemReader': [1], 'Rows.ResultWriter': {}, Clean: 1 };
  const { history } = await simulate(definition, { tasks, ...options });
  return statesEntered(history, definition);
}
const READ = ['Rows', 'Rows.ItemReader'];
const RUN = [...READ, 'Clean', 'Rows.ResultWriter'];

describe('what a run enters', () => {
  test('is also the parts of a Map, around the first state of its children', async () => {
    expect(await entered()).toEqual([...RUN, 'Tell']);
  });

  test('is no child and no writer of a Map that could not read', async () => {
    const faults = [{ state: 'Rows.ItemReader', error: 'E', attempt: 'every' } as const];

    expect(await entered({ faults })).toEqual([...READ, 'Rows.ItemReader']);
  });

  test('is the writer of a Map whose children fail, or that could not write', async () => {
    const broken = { 'Rows.ItemReader': [1], 'Rows.ResultWriter': {}, Clean: failure('E') };
    const faults = [{ state: 'Rows.ResultWriter', error: 'E' }];

    expect(await entered({ tasks: broken })).toEqual(RUN);
    expect(await entered({ faults })).toEqual(RUN);
  });
});

describe('a fault of a part of a Map', () => {
  const tasks = faultyTasks(definition);

  test('is retried as what its state fails with', () => {
    const reader = { state: 'Rows.ItemReader', error: 'S3.SlowDown' };
    const writer = { state: 'Rows.ResultWriter', error: 'S3.SlowDown' };

    expect(withoutRetried(tasks, [reader, writer])).toEqual([writer]);
  });

  test('is one of a pair under the name that its state fails with', () => {
    const way = { options: {}, faults: [{ state: 'Tell', error: 'E' }] };
    const path = { way, status: 'FAILED', entered: ['Rows.ResultWriter'], events: 1, broken: [] };
    const exploration = { ways: new Map(), paths: [path], unreached: [], runs: 1 };

    const seconds = [...pairCases(tasks, exploration)].map(({ faults }) => faults.at(-1));

    expect(seconds).toHaveLength(6);
    expect(new Set(seconds.map((fault) => fault?.error))).toEqual(
      new Set(['States.ResultWriterFailed']),
    );
  });
});
