import { failure, type TaskScript } from '../../../../simulator/tasks/handler';
import { type ConformanceCase, type Expected, fails } from '../case';
import { objectReader, readerRun } from './reader-run';

const read = (
  name: string,
  config: object,
  body: TaskScript,
  expected: Expected,
): ConformanceCase => readerRun(`ItemReader ${name}`, objectReader(config, 'k'), body, expected);
const csv = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

/** Items from an object of a bucket. */
export const ITEM_READER_CASES: readonly ConformanceCase[] = [
  read('reads a JSON list', { InputType: 'JSON' }, '[1,{"a":2}]', { output: [1, { a: 2 }] }),
  read('takes an answer with a Body', { InputType: 'JSON' }, { Body: '[1]' }, { output: [1] }),
  read('follows an ItemsPointer', { InputType: 'JSON', ItemsPointer: '/x/y' }, '{"x":{"y":[7]}}', {
    output: [7],
  }),
  read(
    'refuses an ItemsPointer that leads nowhere',
    { InputType: 'JSON', ItemsPointer: '/lost' },
    '{}',
    fails('States.ItemReaderFailed', 'does not match any valid path'),
  ),
  read(
    'refuses what is not JSON',
    { InputType: 'JSON' },
    '{',
    fails('States.ItemReaderFailed', 'not JSON'),
  ),
  read('reads lines of JSON', { InputType: 'JSONL' }, '{"a":1}\n\n{"a":2}\n', {
    output: [{ a: 1 }, { a: 2 }],
  }),
  read('reads CSV with headers in its first row', csv, 'a,b\n1,"x, ""y"""\r\n2,\n', {
    output: [
      { a: '1', b: 'x, "y"' },
      { a: '2', b: '' },
    ],
  }),
  read(
    'reads CSV with given headers',
    { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'] },
    '1,2',
    { output: [{ a: '1', b: '2' }] },
  ),
  read('reads CSV with other delimiters', { ...csv, CSVDelimiter: 'PIPE' }, 'a|b\n1|2', {
    output: [{ a: '1', b: '2' }],
  }),
  read('reads no more than MaxItems', { ...csv, MaxItems: 1 }, 'a\n1\n2', { output: [{ a: '1' }] }),
  read(
    'that cannot read fails the state',
    csv,
    failure('S3.NoSuchKey', 'no such key'),
    fails('States.ItemReaderFailed', 'no such key'),
  ),
  read(
    'follows an inventory manifest',
    { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' },
    (input: { Key: string }) =>
      input.Key === 'k'
        ? '{"destinationBucket":"arn:aws:s3:::d","fileSchema":"Bucket, Key","files":[{"key":"f.csv"}]}'
        : '"x","k1"\n',
    { output: [{ Bucket: 'x', Key: 'k1' }] },
  ),
];
