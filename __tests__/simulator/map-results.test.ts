import { describe, expect, test } from '@jest/globals';
import { type SimulateOptions, type SimulationResult, simulate } from '../../simulator/simulate';
import { failure, type TaskScript } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { innerTask } from '../support/machines';

const WRITER = {
  Resource: 'arn:aws:states:::s3:putObject',
  Parameters: { Bucket: 'out', Prefix: 'runs' },
};

/** Doubles, and fails what is even. */
const double = (item: number): number[] => {
  if (item === 2) throw failure('Even', 'two is even');
  return [item, 2 * item];
};

/** A run of a Map over 1, 2 and 3, with the files that its ResultWriter put, by the last part of their keys. */
interface MapRun {
  readonly result: SimulationResult;
  readonly files: Readonly<Record<string, string>>;
}

async function mapRun(
  fields: object,
  Double: TaskScript = double,
  { ExecutionType = 'STANDARD', ...options }: SimulateOptions & { ExecutionType?: string } = {},
): Promise<MapRun> {
  const files: Record<string, string> = {};
  const result = await simulate(
    {
      StartAt: 'Work',
      States: {
        Work: {
          Type: 'Map',
          Label: 'Doubling',
          ToleratedFailurePercentage: 100,
          MaxConcurrency: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
            ...innerTask('Double'),
          },
          End: true,
          ...fields,
        },
      },
    },
    {
      ...options,
      input: [1, 2, 3],
      tasks: {
        Double,
        'Work.ResultWriter': ({ Key, Body }: { Key: string; Body: string }) => {
          files[Key.split('/').at(-1) ?? ''] = Body;
          return {};
        },
      },
    },
  );
  return { result, files };
}

const writing = (WriterConfig: object): object => ({ ResultWriter: { ...WRITER, WriterConfig } });

describe('a ResultWriter', () => {
  test('writes a file for each status that there is, and a manifest of them', async () => {
    const { files } = await mapRun(writing({ Transformation: 'NONE', OutputType: 'JSON' }));

    expect(Object.keys(files)).toEqual(['FAILED_0.json', 'SUCCEEDED_0.json', 'manifest.json']);
    expect(JSON.parse(files['FAILED_0.json'] ?? '')).toEqual([
      expect.objectContaining({
        Status: 'FAILED',
        Error: 'Even',
        Cause: 'two is even',
        Input: '2',
        RedriveStatus: 'REDRIVABLE_BY_MAP_RUN',
      }),
    ]);
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({
      DestinationBucket: 'out',
      ResultFiles: {
        PENDING: [],
        SUCCEEDED: [{ Size: Buffer.byteLength(files['SUCCEEDED_0.json'] ?? '') }],
      },
    });
  });

  test('writes outputs alone, a line each, when it is told to compact', async () => {
    const { files } = await mapRun(writing({ Transformation: 'COMPACT', OutputType: 'JSONL' }));

    expect(files['SUCCEEDED_0.jsonl']).toBe('[1,2]\n[3,6]');
  });

  test('joins outputs that are lists when it is told to flatten', async () => {
    const { files } = await mapRun(writing({ Transformation: 'FLATTEN', OutputType: 'JSON' }));

    expect(files['SUCCEEDED_0.json']).toBe('[1,2,3,6]');
  });

  test.each([
    ['STANDARD', 'execution'],
    ['EXPRESS', 'express'],
  ])('names %s children as they name themselves', async (ExecutionType, kind) => {
    const ids: string[] = [];
    const note = (_item: number, call: TaskCall): void => {
      ids.push(call.executionArn);
    };

    const { files } = await mapRun({ ResultWriter: WRITER }, note, { ExecutionType });

    const written = JSON.parse(files['SUCCEEDED_0.json'] ?? '[]') as { ExecutionArn: string }[];
    expect(written.map(({ ExecutionArn }) => ExecutionArn)).toEqual(ids);
    expect(ids[0]).toContain(`:${kind}:machine/Doubling:`);
  });

  test('writes children that were stopped with those that failed, and as pending what was never started', async () => {
    const { result, files } = await mapRun(
      { ResultWriter: WRITER, ToleratedFailurePercentage: 0, MaxConcurrency: 2 },
      double,
      { faults: [{ state: 'Double', item: 0, latencyMs: 5_000 }] },
    );

    const statuses = (file: string): unknown[] =>
      (JSON.parse(files[file] ?? '[]') as { Status: string }[]).map(({ Status }) => Status);
    expect(result.error).toBe('States.ExceedToleratedFailureThreshold');
    expect(statuses('FAILED_0.json')).toEqual(['ABORTED', 'FAILED']);
    expect(statuses('PENDING_0.json')).toEqual(['PENDING']);
  });
});

describe('a ResultWriter without a Resource', () => {
  const previewed = async (Transformation: string) =>
    (await mapRun({ ResultWriter: { WriterConfig: { Transformation } } })).result.output;

  test('gives each child with the metadata of its workflow when it transforms nothing', async () => {
    const output = await previewed('NONE');

    expect(output).toMatchObject([
      { Input: '1' },
      { Input: '2', Status: 'FAILED' },
      { Input: '3' },
    ]);
    expect((output as unknown[])[0]).toEqual({
      ExecutionArn:
        'arn:aws:states:us-east-1:123456789012:execution:machine/Doubling:00000000-0000-4000-a000-000000000000',
      Input: '1',
      InputDetails: { Included: true },
      Name: '00000000-0000-4000-a000-000000000000',
      Output: '[1,2]',
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: '2026-01-01T00:00:00.000Z',
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine/Doubling',
      Status: 'SUCCEEDED',
      StopDate: '2026-01-01T00:00:00.000Z',
    });
  });

  test.each([
    [
      'COMPACT',
      [
        [1, 2],
        [3, 6],
      ],
    ],
    ['FLATTEN', [1, 2, 3, 6]],
  ])('gives outputs alone when it is told to: %s', async (how, expected) => {
    expect(await previewed(how)).toEqual(expected);
  });
});
