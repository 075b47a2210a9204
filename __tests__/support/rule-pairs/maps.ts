import { DISTRIBUTED, type Fields, machine, map, only, PASS, type RulePair } from './rule-pair';

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';
const inner = { StartAt: 'Inner', States: { Inner: PASS } };
const JSON_READER = { Resource: GET, ReaderConfig: { InputType: 'JSON' } };

function distributed(fields: Fields) {
  return only(map(fields, DISTRIBUTED));
}

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

const READER = 'States.A.ItemReader';

/** Two Maps of the given labels, the second within a branch. */
function labelled(first: string, second: string) {
  const done = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
  const each = {
    ...map({ Label: second }, DISTRIBUTED),
    ItemProcessor: { ...done, ProcessorConfig: DISTRIBUTED },
  };
  const branch = { StartAt: 'Each', States: { Each: each } };
  return machine({
    A: { ...map({ Label: first }, DISTRIBUTED), Next: 'B', End: undefined },
    B: { Type: 'Parallel', Branches: [branch], End: true },
  });
}

function batch(batcher: Fields) {
  return distributed({ ItemBatcher: batcher });
}

/** Map states, their readers and writers. */
export const MAP_PAIRS: readonly RulePair[] = [
  {
    rule: 'map-processor',
    because: 'none',
    broken: only({ Type: 'Map', End: true }),
    mended: only(map()),
    path: 'States.A',
  },
  {
    rule: 'map-processor',
    because: 'both',
    broken: only(map({ Iterator: inner })),
    mended: only({ Type: 'Map', Iterator: inner, End: true }),
    path: 'States.A',
  },
  {
    rule: 'distributed-only-field',
    broken: only(map({ ToleratedFailureCount: 1 }, { Mode: 'INLINE' })),
    mended: only(map({ ToleratedFailureCount: 1 }, DISTRIBUTED)),
    path: 'States.A.ToleratedFailureCount',
  },
  {
    rule: 'map-mode',
    because: 'an unknown one',
    broken: only(map({}, { Mode: 'SPREAD' })),
    mended: only(map({}, { Mode: 'INLINE' })),
    path: 'States.A.ItemProcessor.ProcessorConfig.Mode',
  },
  {
    rule: 'map-mode',
    because: 'no ExecutionType',
    broken: only(map({}, { Mode: 'DISTRIBUTED' })),
    mended: only(map({}, DISTRIBUTED)),
    path: 'States.A.ItemProcessor.ProcessorConfig',
  },
  {
    rule: 'map-mode',
    because: 'ExecutionType inline',
    broken: only(map({}, { Mode: 'INLINE', ExecutionType: 'EXPRESS' })),
    mended: only(map({}, { Mode: 'INLINE' })),
    path: 'States.A.ItemProcessor.ProcessorConfig.ExecutionType',
  },
  {
    rule: 'map-label',
    because: 'too long',
    broken: distributed({ Label: 'l'.repeat(41) }),
    mended: distributed({ Label: 'l'.repeat(40) }),
    path: 'States.A.Label',
  },
  {
    rule: 'map-label',
    because: 'a space',
    broken: distributed({ Label: 'each row' }),
    mended: distributed({ Label: 'each-row' }),
    path: 'States.A.Label',
  },
  {
    rule: 'map-label-unique',
    broken: labelled('rows', 'rows'),
    mended: labelled('rows', 'columns'),
    path: 'States.B.Branches[0].States.Each.Label',
  },
  {
    rule: 'unknown-field',
    because: 'a nested machine has no language of its own',
    broken: only({ Type: 'Map', ItemProcessor: { ...inner, QueryLanguage: 'JSONata' }, End: true }),
    mended: only(map()),
    path: 'States.A.ItemProcessor.QueryLanguage',
  },
  {
    rule: 'unknown-field',
    because: 'nor does a branch',
    broken: only({
      Type: 'Parallel',
      Branches: [{ ...inner, QueryLanguage: 'JSONPath' }],
      End: true,
    }),
    mended: only({ Type: 'Parallel', Branches: [inner], End: true }),
    path: 'States.A.Branches[0].QueryLanguage',
  },
  {
    rule: 'item-batcher',
    because: 'no size',
    broken: batch({ BatchInput: { run: 1 } }),
    mended: batch({ BatchInput: { run: 1 }, MaxInputBytesPerBatchPath: '$.bytes' }),
    path: 'States.A.ItemBatcher',
  },
  {
    rule: 'item-batcher',
    because: 'too many bytes',
    broken: batch({ MaxInputBytesPerBatch: 262_145 }),
    mended: batch({ MaxInputBytesPerBatch: 262_144 }),
    path: 'States.A.ItemBatcher.MaxInputBytesPerBatch',
  },
  {
    rule: 'item-batcher',
    because: 'no items',
    broken: batch({ MaxItemsPerBatch: 0 }),
    mended: batch({ MaxItemsPerBatch: 1 }),
    path: 'States.A.ItemBatcher.MaxItemsPerBatch',
  },
  {
    rule: 'reference-path',
    because: 'a figure from the context',
    broken: only(map({ MaxConcurrencyPath: '$$.Execution.Input.width' })),
    mended: only(map({ MaxConcurrencyPath: '$.width', ItemsPath: '$$.Execution.Input.rows' })),
    path: 'States.A.MaxConcurrencyPath',
  },
  {
    rule: 'reference-path',
    because: 'a figure of a batch, from many places',
    broken: batch({ MaxItemsPerBatchPath: '$.sizes[*]' }),
    mended: batch({ MaxItemsPerBatchPath: '$.sizes[0]' }),
    path: 'States.A.ItemBatcher.MaxItemsPerBatchPath',
  },
  {
    rule: 'map-figures',
    broken: distributed({ ToleratedFailurePercentage: 101 }),
    mended: distributed({ ToleratedFailurePercentage: 100 }),
    path: 'States.A.ToleratedFailurePercentage',
  },
  {
    rule: 'map-figures',
    because: 'negative concurrency',
    broken: only(map({ MaxConcurrency: -1 })),
    mended: only(map({ MaxConcurrency: 0 })),
    path: 'States.A.MaxConcurrency',
  },
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
