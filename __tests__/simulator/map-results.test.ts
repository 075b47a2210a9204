import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import { failure } from '../../simulator/tasks/handler';
import { innerTask } from '../support/machines';

/** The files that a Map's ResultWriter put for items of which 2 fails, by the last part of their keys. */
async function written(writerConfig: object): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const { status } = await simulate(
    {
      StartAt: 'Work',
      States: {
        Work: {
          Type: 'Map',
          ToleratedFailurePercentage: 100,
          MaxConcurrency: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            ...innerTask('Double'),
          },
          ResultWriter: {
            Resource: 'arn:aws:states:::s3:putObject',
            Parameters: { Bucket: 'out', Prefix: 'runs' },
            WriterConfig: writerConfig,
          },
          End: true,
        },
      },
    },
    {
      input: [1, 2, 3],
      tasks: {
        Double: (item: number) => {
          if (item === 2) throw failure('Even', 'two is even');
          return [item, 2 * item];
        },
        'Work.ResultWriter': ({ Key, Body }: { Key: string; Body: string }) => {
          files[Key.split('/').at(-1) ?? ''] = Body;
          return {};
        },
      },
    },
  );
  expect(status).toBe('SUCCEEDED');
  return files;
}

describe('a ResultWriter', () => {
  test('writes a file for each status that there is, and a manifest of them', async () => {
    const files = await written({ Transformation: 'NONE', OutputType: 'JSON' });

    expect(Object.keys(files)).toEqual(['FAILED_0.json', 'SUCCEEDED_0.json', 'manifest.json']);
    expect(JSON.parse(files['FAILED_0.json'] ?? '')).toEqual([
      expect.objectContaining({
        Status: 'FAILED',
        Error: 'Even',
        Cause: 'two is even',
        Input: '2',
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
    const files = await written({ Transformation: 'COMPACT', OutputType: 'JSONL' });

    expect(files['SUCCEEDED_0.jsonl']).toBe('[1,2]\n[3,6]');
  });

  test('joins outputs that are lists when it is told to flatten', async () => {
    const files = await written({ Transformation: 'FLATTEN', OutputType: 'JSON' });

    expect(files['SUCCEEDED_0.json']).toBe('[1,2,3,6]');
  });
});
