/**
 * Type tests: `npm run typecheck` is the test. Each `@ts-expect-error` fails the check when the line below it compiles.
 */
import { caught } from '../../asl/catch';
import { branch, type State, stateMachine } from '../../asl/language';
import type { ItemReader } from '../../asl/map-fields';
import { lambdaInvoke } from '../../asl/tasks/lambda';

const TimeoutSeconds = 60;
const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';
const done = { Type: 'Succeed' } as const;
const invoke = lambdaInvoke({
  FunctionName: 'arn:aws:lambda:eu-west-1:111111111111:function:f:live',
});

/** Every state type with every field that the dialect has: this compiles. */
export const everyField = stateMachine({
  Comment: 'all of it',
  QueryLanguage: 'JSONPath',
  Version: '1.0',
  StartAt: 'Task',
  TimeoutSeconds,
  States: {
    Task: {
      Type: 'Task',
      Comment: 'c',
      QueryLanguage: 'JSONPath',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      InputPath: '$.in',
      Parameters: {
        QueueUrl: 'u',
        MessageBody: {
          'token.$': '$$.Task.Token',
          list: [1, 'a', { 'x.$': '$.y' }],
          nothing: null,
        },
        'Sum.$': 'States.MathAdd($.a, 1)',
      },
      Credentials: { 'RoleArn.$': '$.role' },
      TimeoutSecondsPath: '$.timeout',
      HeartbeatSecondsPath: '$.heartbeat',
      ResultSelector: { 'id.$': '$.MessageId' },
      ResultPath: '$.sent',
      OutputPath: null,
      Assign: { 'sentAt.$': '$$.State.EnteredTime' },
      Retry: [
        {
          ErrorEquals: ['States.Timeout'],
          IntervalSeconds: 1,
          MaxAttempts: 2,
          BackoffRate: 1.5,
          MaxDelaySeconds: 9,
          JitterStrategy: 'FULL',
          Comment: 'c',
        },
      ],
      Catch: [
        { ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Fail', Assign: { failed: true } },
      ],
      Next: 'Choice',
    },
    Choice: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.a', NumericGreaterThanPath: '$.b', Next: 'Wait' },
        {
          And: [
            { Not: { Variable: '$.c', IsPresent: true } },
            { Or: [{ Variable: '$.d', TimestampLessThan: '2026-01-01T00:00:00Z' }] },
          ],
          Next: 'Pass',
          Assign: { routed: 1 },
          Comment: 'c',
        },
      ],
      Default: 'Parallel',
    },
    Wait: { Type: 'Wait', TimestampPath: '$.until', Next: 'Pass' },
    Pass: { Type: 'Pass', Result: { any: [1, null] }, ResultPath: '$.x', End: true },
    Parallel: {
      Type: 'Parallel',
      Branches: [branch({ StartAt: 'Done', States: { Done: done } })],
      Parameters: { 'a.$': '$' },
      ResultSelector: { 'first.$': '$[0]' },
      ResultPath: '$.branches',
      Next: 'Map',
    },
    Map: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', 'Key.$': '$.key' },
        ReaderConfig: {
          InputType: 'CSV',
          CSVHeaderLocation: 'GIVEN',
          CSVHeaders: ['id'],
          CSVDelimiter: 'PIPE',
          MaxItems: 10,
        },
      },
      ItemBatcher: { MaxItemsPerBatch: 100, MaxInputBytesPerBatch: 1000, BatchInput: { a: 1 } },
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
      MaxConcurrency: 5,
      ToleratedFailureCount: 1,
      ToleratedFailurePercentage: 5,
      Label: 'rows',
      ItemProcessor: branch({
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Done',
        States: { Done: done },
      }),
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'b', Prefix: 'p' },
        WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
      },
      Next: 'Done',
    },
    Done: done,
    Fail: { Type: 'Fail', ErrorPath: '$.e.Error', CausePath: "States.Format('{}', $.e)" },
  },
});

// @ts-expect-error StartAt names no state
stateMachine({ TimeoutSeconds, StartAt: 'Nope', States: { A: done } });

// @ts-expect-error a machine has a timeout
stateMachine({ StartAt: 'A', States: { A: done } });

stateMachine({
  TimeoutSeconds,
  StartAt: 'A',
  States: {
    // @ts-expect-error Next names no state
    A: { Type: 'Pass', Next: 'Nope' },
    // @ts-expect-error Next names no state, beside a builder
    B: { ...invoke, Next: 'Nope' },
    // @ts-expect-error Catch target names no state
    C: { ...invoke, Catch: [{ ErrorEquals: ['E'], ResultPath: '$.e', Next: 'Nope' }], Next: 'A' },
    // @ts-expect-error Catch target names no state, by the helper
    D: { ...invoke, Catch: [caught(['E'], 'Nope')], Next: 'A' },
    // @ts-expect-error Default names no state
    E: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }], Default: 'Nope' },
    // @ts-expect-error a rule's Next names no state
    F: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Nope' }], Default: 'A' },
    // @ts-expect-error a Choice has a Default
    G: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }] },
    // @ts-expect-error neither Next nor End
    H: { Type: 'Pass' },
    // @ts-expect-error neither Next nor End, beside a builder
    I: { ...invoke },
    // @ts-expect-error both Next and End
    J: { Type: 'Pass', Next: 'A', End: true },
    // @ts-expect-error End: false is no transition
    K: { Type: 'Pass', End: false },
    // @ts-expect-error an unknown field
    L: { Type: 'Pass', Resouce: 'x', End: true },
    // @ts-expect-error an unknown field, beside a builder
    M: { ...invoke, Retries: [], End: true },
    // @ts-expect-error a bare string where a path must stand
    N: { Type: 'Pass', Parameters: { 'id.$': 'order.id' }, End: true },
    // @ts-expect-error the same, nested
    O: { Type: 'Pass', Parameters: { a: { b: { 'id.$': 'id' } } }, End: true },
    // @ts-expect-error InputPath is a path
    P: { Type: 'Pass', InputPath: 'order', End: true },
    // @ts-expect-error an unknown state type
    Q: { Type: 'Sleep', End: true },
    // @ts-expect-error a Wait has one duration
    R: { Type: 'Wait', Next: 'A' },
    // @ts-expect-error an unknown comparison
    S: { Type: 'Choice', Choices: [{ Variable: '$.a', Equals: 1, Next: 'A' }], Default: 'A' },
    T: {
      Type: 'Choice',
      // @ts-expect-error a comparison's operand has its type
      Choices: [{ Variable: '$.a', NumericEquals: '1', Next: 'A' }],
      Default: 'A',
    },
    // @ts-expect-error Succeed leads nowhere
    U: { Type: 'Succeed', Next: 'A' },
    // @ts-expect-error a Fail names its error once
    V: { Type: 'Fail', Error: 'E', ErrorPath: '$.e', Cause: 'c' },
    // @ts-expect-error a jitter strategy is FULL or NONE
    W: { ...invoke, Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'SOME' }], End: true },
    // @ts-expect-error a retrier names an error
    X: { ...invoke, Retry: [{ ErrorEquals: [] }], End: true },
    // @ts-expect-error a catcher says where the error goes
    Y: { ...invoke, Catch: [{ ErrorEquals: ['E'], Next: 'A' }], End: true },
  },
});

stateMachine({
  TimeoutSeconds,
  StartAt: 'A',
  States: {
    // @ts-expect-error a nested machine goes through branch(), or nobody checks its targets
    A: { Type: 'Map', ItemProcessor: { StartAt: 'X', States: { X: done } }, End: true },
    // @ts-expect-error the same for a Parallel
    B: { Type: 'Parallel', Branches: [{ StartAt: 'X', States: { X: done } }], End: true },
    C: {
      Type: 'Map',
      // @ts-expect-error a nested Next leaves its machine
      ItemProcessor: branch({ StartAt: 'X', States: { X: { Type: 'Pass', Next: 'A' } } }),
      End: true,
    },
    D: {
      Type: 'Map',
      // @ts-expect-error a nested StartAt names no state
      ItemProcessor: branch({ StartAt: 'Y', States: { X: done } }),
      End: true,
    },
    E: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', Key: 'k' },
        // @ts-expect-error a CSV reader says where its header is
        ReaderConfig: { InputType: 'CSV' },
      },
      ItemProcessor: branch({ StartAt: 'X', States: { X: done } }),
      End: true,
    },
  },
});

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

// @ts-expect-error a name known only at run time cannot be checked
export const late = (next: string): State<'A'> => ({ Type: 'Pass', Next: next });

// @ts-expect-error a required parameter is missing
lambdaInvoke({ Payload: {} });
