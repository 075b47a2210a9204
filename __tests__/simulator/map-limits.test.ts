import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import { innerPass } from '../support/machines';

const KB = 1_000;
const LARGE = 'x'.repeat(300 * KB);

/** Runs a distributed Map whose ResultWriter tells with what its children ended. */
async function ends(fields: object, input: readonly string[]) {
  let failed: { Status: string; Error: string; Cause: string }[] = [];
  const result = await simulate(
    {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'JSONL' },
            Parameters: { Bucket: 'b' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            ...innerPass({ Result: 'done' }),
          },
          ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } },
          End: true,
          ...fields,
        },
      },
    },
    {
      tasks: {
        'M.ItemReader': input.map((item) => JSON.stringify(item)).join('\n'),
        'M.ResultWriter': ({ Key, Body }: { Key: string; Body: string }) => {
          if (Key.includes('FAILED')) failed = JSON.parse(Body);
          return {};
        },
      },
    },
  );
  return { result, failed };
}

describe('a child whose input is larger than the service takes', () => {
  test.each([
    ['an item that was read', {}, ['small', LARGE]],
    ['a batch of one item', { ItemBatcher: { MaxItemsPerBatch: 2 } }, ['small', LARGE]],
    [
      'what an ItemSelector made of an item',
      { ItemSelector: { 'a.$': '$$.Map.Item.Value', 'b.$': '$$.Map.Item.Value' } },
      ['small', 'x'.repeat(200 * KB)],
    ],
  ])('fails alone, and is counted: %s', async (_what, fields, input) => {
    const tolerant = await ends({ ...fields, ToleratedFailurePercentage: 100 }, input);
    const strict = await ends(fields, input);

    expect(tolerant.result.status).toBe('SUCCEEDED');
    expect(tolerant.failed).toMatchObject([
      {
        Status: 'FAILED',
        Error: 'States.DataLimitExceeded',
        Cause: expect.stringContaining('(262144)'),
      },
    ]);
    expect(strict.result.error).toBe('States.ExceedToleratedFailureThreshold');
  });

  test('is not billed, for it was never started', async () => {
    const { result } = await ends({ ToleratedFailurePercentage: 100 }, [LARGE, LARGE]);

    expect(result.transitions).toBe(1);
  });

  test('may be every one of many', async () => {
    const { result } = await ends(
      { ToleratedFailurePercentage: 100, ItemSelector: { l: LARGE }, ResultWriter: undefined },
      Array.from({ length: 200 }, String),
    );

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: [] });
  });
});
