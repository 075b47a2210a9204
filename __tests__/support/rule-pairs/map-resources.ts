import { distributed, type Fields, type RulePair } from './rule-pair';

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';
const JSON_READER = { Resource: GET, ReaderConfig: { InputType: 'JSON' } };
const READER = 'States.A.ItemReader';

function read(config: Fields | undefined, resource = GET) {
  return distributed({
    ItemReader: {
      Resource: resource,
      ...(config === undefined ? {} : { ReaderConfig: config }),
      Parameters: { Bucket: 'b', Key: 'k' },
    },
  });
}

function write(writer: Fields) {
  return distributed({ ResultWriter: writer });
}

/** Readers and writers of distributed Maps. */
export const MAP_RESOURCE_PAIRS: readonly RulePair[] = [
  {
    rule: 'item-reader',
    because: 'another action',
    broken: read({ InputType: 'JSON' }, 'arn:aws:states:::s3:headObject'),
    mended: read({ InputType: 'JSON' }),
    path: `${READER}.Resource`,
  },
  {
    rule: 'item-reader',
    because: 'no Parameters',
    broken: distributed({ ItemReader: { Resource: LIST } }),
    mended: distributed({ ItemReader: { Resource: LIST, Parameters: { 'Bucket.$': '$.b' } } }),
    path: READER,
  },
  {
    rule: 'item-reader',
    because: 'no key of an object',
    broken: distributed({ ItemReader: { ...JSON_READER, Parameters: { Bucket: 'b' } } }),
    mended: distributed({ ItemReader: { ...JSON_READER, Parameters: { Bucket: 'b', Key: 'k' } } }),
    path: READER,
  },
  {
    rule: 'item-reader',
    because: 'no InputType',
    broken: read(undefined),
    mended: read({ InputType: 'JSON', ItemsPointer: '/rows' }),
    path: READER,
  },
  {
    rule: 'item-reader',
    because: 'an unknown InputType',
    broken: read({ InputType: 'XML' }),
    mended: read({ InputType: 'JSONL' }),
    path: `${READER}.ReaderConfig.InputType`,
  },
  {
    rule: 'item-reader',
    because: 'CSV without header location',
    broken: read({ InputType: 'CSV' }),
    mended: read({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'TAB' }),
    path: `${READER}.ReaderConfig`,
  },
  {
    rule: 'item-reader',
    because: 'JSON in an Athena manifest',
    broken: read({ ManifestType: 'ATHENA_DATA', InputType: 'JSON' }),
    mended: read({ ManifestType: 'ATHENA_DATA', InputType: 'JSONL' }),
    path: `${READER}.ReaderConfig.InputType`,
  },
  {
    rule: 'item-reader',
    because: 'an Athena manifest of unknown format',
    broken: read({ ManifestType: 'ATHENA_DATA' }),
    mended: read({ ManifestType: 'ATHENA_DATA', InputType: 'CSV' }),
    path: `${READER}.ReaderConfig`,
  },
  {
    rule: 'item-reader',
    because: 'an inventory of named format',
    broken: read({ ManifestType: 'S3_INVENTORY', InputType: 'CSV' }),
    mended: read({ ManifestType: 'S3_INVENTORY' }),
    path: `${READER}.ReaderConfig.InputType`,
  },
  {
    rule: 'item-reader',
    because: 'a delimiter in Parquet',
    broken: read({ InputType: 'PARQUET', CSVDelimiter: 'TAB' }),
    mended: read({ InputType: 'MANIFEST', CSVDelimiter: 'TAB', CSVHeaderLocation: 'FIRST_ROW' }),
    path: `${READER}.ReaderConfig.CSVDelimiter`,
  },
  {
    rule: 'item-reader',
    because: 'listed objects of unknown format',
    broken: read({ Transformation: 'LOAD_AND_FLATTEN' }, LIST),
    mended: read({ Transformation: 'LOAD_AND_FLATTEN', InputType: 'PARQUET' }, LIST),
    path: `${READER}.ReaderConfig`,
  },
  {
    rule: 'item-reader',
    because: 'headers twice',
    broken: read({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVHeaders: ['a'] }),
    mended: read({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'] }),
    path: `${READER}.ReaderConfig.CSVHeaders`,
  },
  {
    rule: 'item-reader',
    because: 'given headers missing',
    broken: read({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
    mended: read({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'] }),
    path: `${READER}.ReaderConfig`,
  },
  {
    rule: 'item-reader',
    because: 'too many items',
    broken: read({ InputType: 'JSON', MaxItems: 100_000_001 }),
    mended: read({ InputType: 'JSON', MaxItems: 100_000_000 }),
    path: `${READER}.ReaderConfig.MaxItems`,
  },
  {
    rule: 'result-writer',
    because: 'another action',
    broken: write({ Resource: GET, Parameters: { Bucket: 'b' } }),
    mended: write({ Resource: 'arn:aws:states:::s3:putObject', Parameters: { 'Bucket.$': '$.b' } }),
    path: 'States.A.ResultWriter.Resource',
  },
  {
    rule: 'result-writer',
    because: 'no bucket',
    broken: write({ Resource: 'arn:aws:states:::s3:putObject', Parameters: { Prefix: 'p' } }),
    mended: write({ WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } }),
    path: 'States.A.ResultWriter',
  },
  {
    rule: 'result-writer',
    because: 'empty',
    broken: write({}),
    mended: write({ Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } }),
    path: 'States.A.ResultWriter',
  },
];
