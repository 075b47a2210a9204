import type { Json } from '../../../../asl/json';
import { type ConformanceCase, type Expected, fails } from '../case';
import { objectReader, readerRun } from './reader-run';

/** A Map whose items are in objects, by key, or by bucket and key outside of `b`; the manifest is `manifest`. */
const reading = (
  name: string,
  config: object,
  objects: Readonly<Record<string, Json>>,
  expected: Expected,
): ConformanceCase =>
  readerRun(
    name,
    objectReader(config, 'manifest'),
    ({ Bucket, Key }: { Bucket: string; Key: string }) =>
      objects[Bucket === 'b' ? Key : `${Bucket}/${Key}`],
    expected,
  );

const athena = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', ManifestType: 'ATHENA_DATA' };
const inventory = { InputType: 'MANIFEST' };

export const MANIFEST_CASES: readonly ConformanceCase[] = [
  reading(
    'ItemReader reads every object that an Athena manifest lists, and no other line of it',
    athena,
    {
      manifest: '"s3://out/one.csv"\ns3://out/two.csv\n\nnot an address\n',
      'out/one.csv': 'id\n1',
      'out/two.csv': { Body: 'id\n2\n3' },
    },
    { output: [{ id: '1' }, { id: '2' }, { id: '3' }] },
  ),
  reading(
    'an inventory whose manifest names no columns has buckets and keys',
    inventory,
    {
      manifest: JSON.stringify({
        destinationBucket: 'arn:aws:s3:::out',
        files: [{ key: 'part' }, 'not a file'],
      }),
      'out/part': 'data,a.json',
    },
    { output: [{ Bucket: 'data', Key: 'a.json' }] },
  ),
  reading(
    'an inventory whose manifest names no files fails the state',
    inventory,
    { manifest: '{}' },
    fails('States.ItemReaderFailed', 'the manifest names no files'),
  ),
  reading(
    'an inventory whose manifest is not JSON fails the state',
    inventory,
    { manifest: 'files:' },
    fails('States.ItemReaderFailed', 'not JSON'),
  ),
  reading(
    'an inventory may be parsed already, and without a bucket its files are in none',
    inventory,
    { manifest: { fileSchema: 'Key', files: [{ key: 'part' }] }, '/part': 'a.json\nb.json' },
    { output: [{ Key: 'a.json' }, { Key: 'b.json' }] },
  ),
  reading(
    'an object of JSON gives its fields',
    { InputType: 'JSON' },
    { manifest: '{"a":1}' },
    {
      output: [{ Key: 'a', Value: 1 }],
    },
  ),
  reading('an object is JSON unless the config says', {}, { manifest: [1] }, { output: [1] }),
  reading(
    'an object of JSON that is neither list nor object fails the state',
    {},
    { manifest: '7' },
    fails('States.ItemReaderFailed', 'The input data is neither an array nor an object.'),
  ),
  reading(
    'a list that was parsed already is taken as it is',
    { InputType: 'JSONL' },
    { manifest: [{ a: 1 }] },
    { output: [{ a: 1 }] },
  ),
  reading(
    'an unknown InputType fails the state',
    { InputType: 'XML' },
    { manifest: '<a/>' },
    fails('States.ItemReaderFailed', 'InputType "XML"; allowed: JSON, JSONL, CSV, MANIFEST'),
  ),
  reading(
    'a CSV whose rows are short is filled up, and one without headers gives no columns',
    { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'], CSVDelimiter: 'DOT' },
    { manifest: '1\n2,3' },
    {
      output: [
        { a: '1', b: '' },
        { a: '2', b: '3' },
      ],
    },
  ),
  reading('an empty CSV has no items', { InputType: 'CSV' }, { manifest: '' }, { output: [] }),
  reading(
    'lines of JSON are read from text only',
    { InputType: 'JSONL' },
    { manifest: { a: 1 } },
    fails('States.ItemReaderFailed', 'the object is object; allowed for JSONL: text'),
  ),
];
