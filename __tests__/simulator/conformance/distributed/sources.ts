import type { Json } from '../../../../asl/json';
import type { TaskScript } from '../../../../simulator/tasks/handler';
import { type ConformanceCase, DOCS } from '../case';
import { mapRun } from './map-run';
import { objectReader } from './reader-run';

const SOURCE = `${DOCS}/input-output-contextobject.html`;
const LISTED = 'arn:aws:states:::s3:listObjectsV2';

/** What a distributed Map's ItemSelector is told of the items that the reader finds. */
const told = (
  name: string,
  reader: object,
  script: TaskScript,
  items: readonly Json[],
  fields: object = {},
): ConformanceCase =>
  mapRun(
    name,
    SOURCE,
    { ItemReader: reader, ItemSelector: { 'item.$': '$$.Map.Item' }, ...fields },
    {},
    { output: items.map((item) => ({ item })) },
    { tasks: { 'Only.ItemReader': script } },
  );

/** Objects by bucket and key. */
const objects =
  (bodies: Readonly<Record<string, Json>>) =>
  ({ Bucket, Key }: { Bucket: string; Key: string }): Json =>
    bodies[`${Bucket}/${Key}`] ?? null;

export const SOURCE_CASES: readonly ConformanceCase[] = [
  told(
    'listed objects are from their bucket',
    { Resource: LISTED, Parameters: { Bucket: 'b', Prefix: 'p/' } },
    () => ({ Contents: [{ Key: 'p/1' }] }),
    [{ Index: 0, Value: { Key: 'p/1' }, Source: 'S3://b' }],
  ),
  told(
    'an answer that is a list is from the bucket that was asked for',
    { Resource: LISTED, Parameters: { Bucket: 'b' } },
    async () => [1],
    [{ Index: 0, Value: 1, Source: 'S3://b' }],
  ),
  told(
    'items of an object are from that object',
    objectReader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'dir/rows.csv'),
    objects({ 'b/dir/rows.csv': 'id\n1\n2' }),
    [
      { Index: 0, Value: { id: '1' }, Source: 'S3://b/dir/rows.csv' },
      { Index: 1, Value: { id: '2' }, Source: 'S3://b/dir/rows.csv' },
    ],
  ),
  told(
    'fields of an object have keys',
    objectReader({ InputType: 'JSON', MaxItems: 1 }, 'k'),
    objects({ 'b/k': '{"a":{"x":1},"b":2}' }),
    [{ Index: 0, Key: 'a', Value: { x: 1 }, Source: 'S3://b/k' }],
  ),
  told(
    'items named Key and Value have no keys',
    objectReader({ InputType: 'JSON' }, 'k'),
    objects({ 'b/k': '[{"Key":"a","Value":1}]' }),
    [{ Index: 0, Value: { Key: 'a', Value: 1 }, Source: 'S3://b/k' }],
  ),
  told(
    'items of a manifest are from the object that holds them',
    objectReader({ InputType: 'JSONL', ManifestType: 'ATHENA_DATA' }, 'manifest'),
    objects({ 'b/manifest': 's3://out/1\ns3://out/2', 'out/1': '1\n2', 'out/2': '3' }),
    [
      { Index: 0, Value: 1, Source: 'S3://out/1' },
      { Index: 1, Value: 2, Source: 'S3://out/1' },
      { Index: 2, Value: 3, Source: 'S3://out/2' },
    ],
  ),
  told(
    'rows of an inventory are from the object that lists them',
    objectReader({ InputType: 'MANIFEST' }, 'manifest'),
    objects({
      'b/manifest': { destinationBucket: 'arn:aws:s3:::out', files: [{ key: 'part' }] },
      'out/part': 'data,a.json',
    }),
    [{ Index: 0, Value: { Bucket: 'data', Key: 'a.json' }, Source: 'S3://out/part' }],
  ),
];
