import { describe, expect, test } from '@jest/globals';
import { type SimulateOptions, simulate } from '../../simulator/simulate';
import type { Fault } from '../../simulator/tasks/faults';
import { taking } from '../../simulator/tasks/handler';
import { UnmetFaultError } from '../../simulator/unmet-faults';
import { innerPass, only, publish } from '../support/machines';

/** A Map that reads its items and writes its results. */
const rows = (fields: object = {}): object => ({
  StartAt: 'Rows',
  States: {
    Rows: {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        ...innerPass(),
      },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } },
      End: true,
      ...fields,
    },
  },
});

/** Runs it with a fault; tells which parts were called, in order. */
async function run(fault: Fault, fields: object = {}, options: SimulateOptions = {}) {
  const called: string[] = [];
  const note = (part: string, answer: unknown) => () => {
    called.push(part);
    return answer;
  };
  const tasks = {
    'Rows.ItemReader': note('ItemReader', [1]),
    'Rows.ResultWriter': note('ResultWriter', {}),
  };
  const result = await simulate(rows(fields), { tasks, faults: [fault], ...options });
  return { result, called };
}

describe('a fault of a part of a Map', () => {
  test.each([
    ['ItemReader', 'States.ItemReaderFailed', []],
    ['ResultWriter', 'States.ResultWriterFailed', ['ItemReader']],
  ])('fails the state: %s', async (part, error, expected) => {
    const { result, called } = await run({ state: `Rows.${part}`, error: 'S3.Broken', cause: 'C' });

    expect(result).toMatchObject({ status: 'FAILED', error, cause: 'C' });
    expect(called).toEqual(expected);
  });

  test('names itself where it has no cause', async () => {
    const { result } = await run({ state: 'Rows.ItemReader', error: 'S3.Broken' });

    expect(result.cause).toBe('S3.Broken');
  });

  test('of a timeout is a failure like any other', async () => {
    const { result } = await run({ state: 'Rows.ItemReader', error: 'States.Timeout' });

    expect(result).toMatchObject({ error: 'States.ItemReaderFailed', cause: 'States.Timeout' });
  });

  test('after the effect lets it happen, and the retry again', async () => {
    const { result, called } = await run(
      { state: 'Rows.ResultWriter', error: 'Lost', when: 'after', attempt: 2 },
      { Retry: [{ ErrorEquals: ['States.ResultWriterFailed'] }] },
    );

    const attempt = ['ItemReader', 'ResultWriter', 'ResultWriter'];
    expect(result.status).toBe('SUCCEEDED');
    expect(called).toEqual([...attempt, ...attempt]);
  });

  test('without an error only takes time', async () => {
    const { result } = await run({ state: 'Rows.ItemReader', latencyMs: 5_000 });

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 5_000 });
  });

  test('may reach it twice', async () => {
    const { called } = await run({ state: 'Rows.ItemReader', duplicate: true });

    expect(called).toEqual(['ItemReader', 'ItemReader', 'ResultWriter', 'ResultWriter']);
  });
});

test('a part of a Map takes the time that its script says', async () => {
  const tasks = { 'Rows.ItemReader': taking(3_000, []), 'Rows.ResultWriter': {} };

  const { elapsedMs } = await simulate(rows(), { tasks });

  expect(elapsedMs).toBe(3_000);
});

describe('a fault that nothing can meet', () => {
  test.each([
    ['a name that is near one', publish(), 'Onlyy', "did you mean 'Only'?"],
    ['a name of nothing', publish(), 'Elsewhere', 'allowed: Only'],
    ['a state that calls nothing', only({ Type: 'Pass' }), 'Only', 'this definition has none'],
    [
      'a part that is not there',
      rows({ ResultWriter: undefined }),
      'Rows.ResultWriter',
      'allowed: Rows.ItemReader',
    ],
  ])('is refused before anything runs: %s', async (_what, definition, state, advice) => {
    const faults = [{ state, error: 'E' }];

    const started = simulate(definition, { runTask: () => [], faults });

    await expect(started).rejects.toThrow(UnmetFaultError);
    await expect(started).rejects.toThrow(`fault: no task is called '${state}'; ${advice}`);
  });
});
