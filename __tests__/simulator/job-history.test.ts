import { describe, expect, test } from '@jest/globals';
import { type SimulateOptions, simulate } from '../../simulator/simulate';
import { failure, type TaskScript, taking } from '../../simulator/tasks/handler';
import { call, innerPass } from '../support/machines';

const START = Date.UTC(2026, 0, 1);

/** What is told of a job between its start and the end of its task, each with its second. */
async function told(Only: TaskScript, fields: object = {}, options: SimulateOptions = {}) {
  const definition = call('arn:aws:states:::glue:startJobRun.sync', fields);
  const { history } = await simulate(definition, { tasks: { Only }, ...options });
  return history
    .filter(({ type }) => type.startsWith('Task') && !type.startsWith('TaskState'))
    .slice(2)
    .map(({ type, timestamp }) => [type, (Date.parse(timestamp) - START) / 1000]);
}

describe('a job that is waited for is told to be submitted', () => {
  test.each<[string, TaskScript, string]>([
    ['succeeds', taking(60_000, { JobRunState: 'SUCCEEDED' }), 'TaskSucceeded'],
    ['fails', taking(60_000, failure('States.TaskFailed')), 'TaskFailed'],
  ])('when it has begun, and not when it %s', async (_how, job, end) => {
    expect(await told(job)).toEqual([
      ['TaskSubmitted', 0],
      [end, 60],
    ]);
  });

  test('when it has begun, and not when the task times out', async () => {
    const events = await told(taking(60_000, 1), { TimeoutSeconds: 30 });

    expect(events).toEqual([
      ['TaskSubmitted', 0],
      ['TaskTimedOut', 30],
    ]);
  });

  test.each<[string, TaskScript]>([
    ['at once', failure('States.TaskFailed')],
    ['as a promise', () => Promise.reject(failure('States.TaskFailed'))],
  ])('before it fails %s', async (_how, job) => {
    expect(await told(job)).toEqual([
      ['TaskSubmitted', 0],
      ['TaskFailed', 0],
    ]);
  });

  test('when its answer is lost', async () => {
    const faults = [{ state: 'Only', error: 'E', when: 'after', latencyMs: 5_000 } as const];

    expect(await told(1, {}, { faults })).toEqual([
      ['TaskSubmitted', 0],
      ['TaskFailed', 5],
    ]);
  });

  test('without an answer, for its handler gives its end alone', async () => {
    const definition = call('arn:aws:states:::glue:startJobRun.sync');

    const { history } = await simulate(definition, {
      tasks: { Only: { JobRunState: 'SUCCEEDED' } },
    });

    const submitted = history.find(({ type }) => type === 'TaskSubmitted');
    expect(submitted?.['taskSubmittedEventDetails']).toEqual({
      resource: 'startJobRun.sync',
      resourceType: 'glue',
    });
  });
});

describe('a job is not told to be submitted', () => {
  test.each<[string, TaskScript]>([
    ['the service refuses it', failure('Glue.ConcurrentRunsExceededException')],
    [
      'the service refuses it in a promise',
      () => Promise.reject(failure('Glue.ConcurrentRunsExceededException')),
    ],
  ])('when %s', async (_why, job) => {
    expect(await told(job)).toEqual([['TaskFailed', 0]]);
  });

  test('when a fault keeps it from the service', async () => {
    const faults = [{ state: 'Only', error: 'E', latencyMs: 5_000 }];

    expect(await told(1, {}, { faults })).toEqual([['TaskFailed', 5]]);
  });
});

test('a nested execution is stopped when its parent is stopped by the event of its submission', async () => {
  const nested = call('arn:aws:states:::states:startExecution.sync', {
    Parameters: { StateMachineArn: 'child' },
  });
  const seen: string[] = [];
  const child = { ...innerPass({ Next: 'Work', End: undefined }) } as { States: object };
  const machines = {
    child: {
      ...child,
      States: {
        ...child.States,
        Work: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true },
      },
    },
  };

  const { status, history } = await simulate(nested, {
    machines,
    tasks: { Work: () => seen.push('Work') },
    stopAfterEvent: 5,
  });

  expect(history.at(4)?.type).toBe('TaskSubmitted');
  expect(status).toBe('ABORTED');
  expect(seen).toEqual([]);
});
