import type { Json } from '../../../../asl/json';
import type { TaskScript } from '../../../../simulator/tasks/handler';
import type { ConformanceCase } from '../case';
import { readerRun } from './reader-run';

const list = (name: string, fields: object, answer: TaskScript, output: Json): ConformanceCase =>
  readerRun(
    `ItemReader ${name}`,
    { Resource: 'arn:aws:states:::s3:listObjectsV2', ...fields },
    answer,
    { output },
  );
const BUCKET = { Parameters: { Bucket: 'b' } };

/** Items from the list of a bucket's objects. */
export const LISTED_OBJECT_CASES: readonly ConformanceCase[] = [
  list(
    'lists objects, page by page',
    BUCKET,
    (input: { ContinuationToken?: string }) =>
      input.ContinuationToken === undefined
        ? { Contents: [{ Key: '1' }], NextContinuationToken: 't' }
        : { Contents: [{ Key: '2' }] },
    [{ Key: '1' }, { Key: '2' }],
  ),
  list(
    'lists no more objects than MaxItems',
    { ...BUCKET, ReaderConfig: { MaxItems: 3 } },
    { Contents: [1, 2], NextContinuationToken: 'more' },
    [1, 2, 1],
  ),
  list('lists nothing in an empty bucket', BUCKET, { KeyCount: 0 }, []),
  list(
    'takes a list of objects as it is, asked without parameters',
    {},
    async () => [{ Key: '1' }],
    [{ Key: '1' }],
  ),
];
