/** Type test: `npm run typecheck` is the test. */
import { branch, stateMachine } from '../../asl/language';

const done = { Type: 'Succeed' } as const;

/** Every state type with every field that the dialect has: this compiles. */
export const everyField = stateMachine({
  Comment: 'all of it',
  QueryLanguage: 'JSONPath',
  Version: '1.0',
  StartAt: 'Task',
  TimeoutSeconds: 60,
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
