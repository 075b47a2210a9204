import { failure, type TaskScript } from '../../../simulator/tasks/handler';
import {
  type ConformanceCase,
  DOCS,
  type Expected,
  failed,
  fails,
  only,
  succeeded,
  through,
} from './case';

const SOURCE = `${DOCS}/state-map-distributed.html`;
const READER = `${DOCS}/input-output-itemreader.html`;
const WRITER = `${DOCS}/input-output-resultwriter.html`;
const BATCHER = `${DOCS}/input-output-itembatcher.html`;
const EXCEEDED = fails(
  'States.ExceedToleratedFailureThreshold',
  'The specified tolerated failure threshold was exceeded',
);

const machine = (fields: object, processor: object): object =>
  only({
    Type: 'Map',
    ...fields,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'In',
      States: { In: processor },
    },
  });
const echo = { Type: 'Pass', End: true };
const work = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true };
const begun = ['MapStateEntered', 'MapStateStarted', 'MapRunStarted'];
const done = succeeded(...begun, 'MapRunSucceeded', 'MapStateSucceeded', 'MapStateExited');
const broken = failed(...begun, 'MapRunFailed', 'MapStateFailed');

const row = (
  name: string,
  source: string,
  fields: object,
  input: unknown,
  expected: Expected,
  events: readonly string[] = done,
  tasks: Record<string, TaskScript> = {},
  processor: object = echo,
): ConformanceCase => ({
  name,
  source,
  definition: machine(fields, processor),
  options: { input: input as never, tasks },
  expected,
  events,
});
const oddFails: TaskScript = (input: number) => {
  if (input % 2 === 1) throw failure('Odd');
  return input;
};
const tolerating = (
  name: string,
  fields: object,
  items: readonly number[],
  expected: Expected,
  events: readonly string[] = done,
): ConformanceCase => row(name, SOURCE, fields, items, expected, events, { In: oddFails }, work);
const read = (
  name: string,
  config: object,
  body: TaskScript,
  expected: Expected,
  events: readonly string[] = done,
): ConformanceCase =>
  row(
    `ItemReader ${name}`,
    READER,
    {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: config,
        Parameters: { Bucket: 'b', Key: 'k' },
      },
    },
    {},
    expected,
    events,
    { 'Only.ItemReader': body },
  );
const csv = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

export const DISTRIBUTED_CASES: readonly ConformanceCase[] = [
  row('children give their outputs in order', SOURCE, {}, [1, 2, 3], { output: [1, 2, 3] }),
  row('no items give no children', SOURCE, {}, [], { output: [] }),
  row(
    'the entries of an object are items',
    SOURCE,
    {},
    { a: 1 },
    { output: [{ Key: 'a', Value: 1 }] },
  ),
  row(
    'children have the item as the input of their execution',
    SOURCE,
    {},
    [1],
    { output: [1] },
    done,
    {},
    { Type: 'Pass', InputPath: '$$.Execution.Input', End: true },
  ),
  row(
    'an ItemSelector makes the inputs',
    SOURCE,
    { ItemSelector: { 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index' } },
    ['a'],
    { output: [{ v: 'a', i: 0 }] },
  ),
  row('children run one after the other when they must', SOURCE, { MaxConcurrency: 1 }, [1, 2], {
    output: [1, 2],
  }),
  tolerating('one failure ends it when none is tolerated', {}, [1, 2], EXCEEDED, broken),
  tolerating('failures up to the count are tolerated', { ToleratedFailureCount: 2 }, [1, 2, 3, 4], {
    output: [2, 4],
  }),
  tolerating(
    'failures above the count are not',
    { ToleratedFailureCount: 1 },
    [1, 2, 3, 4],
    EXCEEDED,
    broken,
  ),
  tolerating(
    'failures up to the percentage are tolerated',
    { ToleratedFailurePercentage: 50 },
    [1, 2, 3, 4],
    { output: [2, 4] },
  ),
  tolerating(
    'failures above the percentage are not',
    { ToleratedFailurePercentage: 49 },
    [1, 2, 3, 4],
    EXCEEDED,
    broken,
  ),
  tolerating(
    'the stricter of both, when that is the count',
    { ToleratedFailurePercentage: 100, ToleratedFailureCount: 1 },
    [1, 3, 2],
    EXCEEDED,
    broken,
  ),
  tolerating(
    'the stricter of both, when that is the percentage',
    { ToleratedFailurePercentage: 25, ToleratedFailureCount: 5 },
    [1, 2, 3, 4],
    EXCEEDED,
    broken,
  ),
  tolerating('every failure may be tolerated', { ToleratedFailurePercentage: 100 }, [1, 3], {
    output: [],
  }),
  row(
    'the count may come from the input',
    SOURCE,
    { ItemsPath: '$.l', ToleratedFailureCountPath: '$.t' },
    { l: [1, 2], t: 1 },
    { output: [2] },
    done,
    { In: oddFails },
    work,
  ),
  row('ItemBatcher groups items', BATCHER, { ItemBatcher: { MaxItemsPerBatch: 2 } }, [1, 2, 3], {
    output: [{ Items: [1, 2] }, { Items: [3] }],
  }),
  row(
    'ItemBatcher adds its BatchInput',
    BATCHER,
    { ItemsPath: '$.l', ItemBatcher: { MaxItemsPerBatch: 5, BatchInput: { 'k.$': '$.k', c: 1 } } },
    { l: [1], k: 'x' },
    { output: [{ BatchInput: { k: 'x', c: 1 }, Items: [1] }] },
  ),
  row(
    'ItemBatcher closes a batch that would be too large',
    BATCHER,
    { ItemBatcher: { MaxInputBytesPerBatch: 20 } },
    ['aaa', 'bbb', 'ccc'],
    { output: [{ Items: ['aaa'] }, { Items: ['bbb'] }, { Items: ['ccc'] }] },
  ),
  row(
    'ItemBatcher takes its size from the input',
    BATCHER,
    { ItemsPath: '$.l', ItemBatcher: { MaxItemsPerBatchPath: '$.n' } },
    { l: [1, 2, 3], n: 3 },
    { output: [{ Items: [1, 2, 3] }] },
  ),
  row(
    'every item of a failed batch counts',
    BATCHER,
    { ItemBatcher: { MaxItemsPerBatch: 2 }, ToleratedFailureCount: 1 },
    [1, 2],
    EXCEEDED,
    broken,
    { In: failure('E') },
    work,
  ),
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
    broken,
  ),
  read(
    'refuses what is not JSON',
    { InputType: 'JSON' },
    '{',
    fails('States.ItemReaderFailed', 'not JSON'),
    broken,
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
    broken,
  ),
  row(
    'ItemReader lists objects, page by page',
    READER,
    { ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b' } } },
    {},
    { output: [{ Key: '1' }, { Key: '2' }] },
    done,
    {
      'Only.ItemReader': (input: { ContinuationToken?: string }) =>
        input.ContinuationToken === undefined
          ? { Contents: [{ Key: '1' }], NextContinuationToken: 't' }
          : { Contents: [{ Key: '2' }] },
    },
  ),
  row(
    'ItemReader lists no more objects than MaxItems',
    READER,
    {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:listObjectsV2',
        ReaderConfig: { MaxItems: 3 },
        Parameters: { Bucket: 'b' },
      },
    },
    {},
    { output: [1, 2, 1] },
    done,
    { 'Only.ItemReader': { Contents: [1, 2], NextContinuationToken: 'more' } },
  ),
  row(
    'ItemReader lists nothing in an empty bucket',
    READER,
    { ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b' } } },
    {},
    { output: [] },
    done,
    { 'Only.ItemReader': { KeyCount: 0 } },
  ),
  row(
    'ItemReader takes a list of objects as it is, asked without parameters',
    READER,
    { ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2' } },
    {},
    { output: [{ Key: '1' }] },
    done,
    { 'Only.ItemReader': async () => [{ Key: '1' }] },
  ),
  row(
    'an ItemSelector that leads nowhere ends the execution',
    SOURCE,
    { ItemSelector: { 'v.$': '$.lost' } },
    [1],
    fails('States.Runtime', "The JSONPath '$.lost' specified for the field 'v.$'"),
    failed(...begun),
  ),
  {
    name: 'every part of it takes expressions',
    source: SOURCE,
    definition: only(
      {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          Arguments: { Bucket: '{% $states.input.bucket %}', Key: 'k' },
        },
        MaxConcurrency: '{% 1 %}',
        ItemBatcher: { MaxItemsPerBatch: '{% 2 %}', BatchInput: { b: '{% 1 + 1 %}' } },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'In',
          States: { In: echo },
        },
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Arguments: { Bucket: "{% 'to ' & $states.input.bucket %}" },
        },
        Output: '{% $states.result.ResultWriterDetails.Bucket %}',
      },
      { QueryLanguage: 'JSONata' },
    ),
    options: {
      input: { bucket: 'b' },
      tasks: {
        'Only.ItemReader': ({ Bucket }: { Bucket: string }) => [Bucket],
        'Only.ResultWriter': ({ Key, Body }: { Key: string; Body: string }) => {
          if (Key.includes('SUCCEEDED') && !Body.includes('BatchInput')) throw new Error(Body);
        },
      },
    },
    expected: { output: 'to b' },
    events: done,
  },
  row(
    'ItemReader follows an inventory manifest',
    READER,
    {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' },
        Parameters: { Bucket: 'b', Key: 'manifest.json' },
      },
    },
    {},
    { output: [{ Bucket: 'x', Key: 'k1' }] },
    done,
    {
      'Only.ItemReader': (input: { Key: string }) =>
        input.Key === 'manifest.json'
          ? '{"destinationBucket":"arn:aws:s3:::d","fileSchema":"Bucket, Key","files":[{"key":"f.csv"}]}'
          : '"x","k1"\n',
    },
  ),
  row(
    'ResultWriter gives the place of its manifest',
    WRITER,
    {
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'o', Prefix: 'p' },
      },
      ResultSelector: { 'b.$': '$.ResultWriterDetails.Bucket' },
    },
    [1],
    { output: { b: 'o' } },
    done,
    { 'Only.ResultWriter': {} },
  ),
  row(
    'ResultWriter that cannot write fails the state',
    WRITER,
    { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'o' } } },
    [1],
    fails('States.ResultWriterFailed', 'denied'),
    broken,
    { 'Only.ResultWriter': failure('S3.AccessDenied', 'denied') },
  ),
  row(
    'WriterConfig flattens results in the output',
    WRITER,
    { ResultWriter: { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } } },
    [[1, 2], [3]],
    { output: [1, 2, 3] },
  ),
  {
    name: 'a failed map run can be caught',
    source: SOURCE,
    definition: {
      StartAt: 'M',
      States: {
        M: {
          ...(machine({}, { Type: 'Fail', Error: 'E' }) as { States: { Only: object } }).States
            .Only,
          End: undefined,
          Catch: [
            {
              ErrorEquals: ['States.ExceedToleratedFailureThreshold'],
              ResultPath: null,
              Next: 'R',
            },
          ],
          Next: 'R',
        },
        R: { Type: 'Pass', End: true },
      },
    },
    options: { input: [1] },
    expected: { output: [1] },
    events: succeeded(
      ...begun,
      'MapRunFailed',
      'MapStateFailed',
      'MapStateExited',
      ...through('Pass'),
    ),
  },
];
