/**
 * Type tests: `npm run typecheck` is the test. Each `@ts-expect-error` fails the check when the line below it compiles.
 */
import type { ItemReader } from '../../asl/map-fields';

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';
const s3Object = { Bucket: 'b', Key: 'k' };

/** What AWS documents for manifests, Parquet and listed objects: this compiles. */
export const readers: readonly ItemReader[] = [
  { Resource: GET, Parameters: s3Object, ReaderConfig: { InputType: 'PARQUET' } },
  { Resource: GET, Parameters: s3Object, ReaderConfig: { InputType: 'MANIFEST' } },
  { Resource: GET, Parameters: s3Object, ReaderConfig: { ManifestType: 'S3_INVENTORY' } },
  {
    Resource: GET,
    Parameters: s3Object,
    ReaderConfig: { ManifestType: 'ATHENA_DATA', InputType: 'PARQUET' },
  },
  {
    Resource: GET,
    Parameters: s3Object,
    ReaderConfig: { ManifestType: 'ATHENA_DATA', InputType: 'CSV' },
  },
  {
    Resource: GET,
    Parameters: s3Object,
    ReaderConfig: {
      ManifestType: 'ATHENA_DATA',
      InputType: 'CSV',
      CSVHeaderLocation: 'GIVEN',
      CSVHeaders: ['id'],
    },
  },
  {
    Resource: LIST,
    Parameters: { Bucket: 'b' },
    ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSONL' },
  },
];

export const manifestOfJson: ItemReader = {
  Resource: GET,
  Parameters: s3Object,
  // @ts-expect-error an Athena manifest lists CSV, JSON lines or Parquet
  ReaderConfig: { ManifestType: 'ATHENA_DATA', InputType: 'JSON' },
};

export const inventoryOfCsv: ItemReader = {
  Resource: GET,
  Parameters: s3Object,
  // @ts-expect-error an inventory is always CSV, and AWS wants that unsaid
  ReaderConfig: { ManifestType: 'S3_INVENTORY', InputType: 'CSV' },
};

export const unreadObjects: ItemReader = {
  Resource: LIST,
  Parameters: { Bucket: 'b' },
  // @ts-expect-error what is loaded has a format
  ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN' },
};
