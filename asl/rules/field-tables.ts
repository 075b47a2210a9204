/** Fields of one kind of object: those of both query languages, and those of one alone. */
export interface FieldTable {
  readonly both: readonly string[];
  readonly JSONPath: readonly string[];
  readonly JSONata: readonly string[];
}

const fields = (both: string, jsonPath = '', jsonata = ''): FieldTable => ({
  both: words(both),
  JSONPath: words(jsonPath),
  JSONata: words(jsonata),
});

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

const ANY_STATE = 'Type Comment QueryLanguage';
const FLOWING = `${ANY_STATE} Assign Next End`;
const FILTERS = 'InputPath OutputPath';
const RESULTS = `${FILTERS} Parameters ResultSelector ResultPath`;

/**
 * Every field that a state may have, by its Type.
 * Source: https://states-language.net/spec.html#state-type-table and the state pages of
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html
 */
export const STATE_FIELDS: ReadonlyMap<string, FieldTable> = new Map([
  ['Pass', fields(FLOWING, `${FILTERS} Parameters ResultPath Result`, 'Output')],
  [
    'Task',
    fields(
      `${FLOWING} Resource Credentials TimeoutSeconds HeartbeatSeconds Retry Catch`,
      `${RESULTS} TimeoutSecondsPath HeartbeatSecondsPath`,
      'Arguments Output',
    ),
  ],
  ['Choice', fields(`${ANY_STATE} Assign Choices Default`, FILTERS, 'Output')],
  [
    'Wait',
    fields(`${FLOWING} Seconds Timestamp`, `${FILTERS} SecondsPath TimestampPath`, 'Output'),
  ],
  ['Succeed', fields(ANY_STATE, FILTERS, 'Output')],
  ['Fail', fields(`${ANY_STATE} Error Cause`, 'ErrorPath CausePath')],
  ['Parallel', fields(`${FLOWING} Branches Retry Catch`, RESULTS, 'Arguments Output')],
  [
    'Map',
    fields(
      `${FLOWING} ItemProcessor Iterator ItemSelector ItemReader ItemBatcher ResultWriter MaxConcurrency ` +
        'ToleratedFailureCount ToleratedFailurePercentage Label Retry Catch',
      `${RESULTS} ItemsPath MaxConcurrencyPath ToleratedFailureCountPath ToleratedFailurePercentagePath`,
      'Items Output',
    ),
  ],
]);

/** Comparisons of a Choice rule by the kind of value they take; each but the Is… ones also as `…Path`. */
export const COMPARISONS: ReadonlyMap<
  string,
  'string' | 'number' | 'boolean' | 'timestamp' | 'path'
> = new Map([
  ...['String', 'Numeric', 'Timestamp'].flatMap((type) =>
    ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'].flatMap((order) =>
      comparison(`${type}${order}`, type),
    ),
  ),
  ...comparison('BooleanEquals', 'Boolean'),
  ['StringMatches', 'string'] as const,
  ...['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'].map(
    (test) => [test, 'boolean'] as const,
  ),
]);

function comparison(name: string, type: string) {
  const kind =
    type === 'Numeric'
      ? 'number'
      : type === 'Timestamp'
        ? 'timestamp'
        : type === 'Boolean'
          ? 'boolean'
          : 'string';
  return [[name, kind] as const, [`${name}Path`, 'path'] as const];
}

const CONDITION = `Variable And Or Not ${[...COMPARISONS.keys()].join(' ')}`;

/** Fields of what stands inside a state, or around the states. */
export const PART_FIELDS = {
  definition: fields('Comment QueryLanguage Version StartAt TimeoutSeconds States'),
  branch: fields('Comment StartAt States'),
  processor: fields('Comment StartAt States ProcessorConfig'),
  processorConfig: fields('Mode ExecutionType'),
  retrier: fields(
    'Comment ErrorEquals IntervalSeconds MaxAttempts BackoffRate MaxDelaySeconds JitterStrategy',
  ),
  catcher: fields('Comment ErrorEquals Next Assign', 'ResultPath', 'Output'),
  choiceRule: fields('Comment Next Assign', CONDITION, 'Condition Output'),
  itemReader: fields('Resource ReaderConfig', 'Parameters', 'Arguments'),
  readerConfig: fields(
    'InputType CSVHeaderLocation CSVHeaders CSVDelimiter MaxItems ManifestType ItemsPointer Transformation',
    'MaxItemsPath',
  ),
  itemBatcher: fields(
    'BatchInput MaxItemsPerBatch MaxInputBytesPerBatch',
    'MaxItemsPerBatchPath MaxInputBytesPerBatchPath',
  ),
  resultWriter: fields('Resource WriterConfig', 'Parameters', 'Arguments'),
  writerConfig: fields('OutputType Transformation'),
} as const satisfies Record<string, FieldTable>;
