import { invoke, map, only, PASS, type RulePair, task } from './rule-pair';

const EXPRESS = { type: 'EXPRESS' } as const;
const QUEUE = { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } };
const SILENT = { QueueUrl: 'q', MessageBody: { 'id.$': '$.id' } };
const express = { TimeoutSeconds: 300 };

function jsonataCallback(token: string) {
  return only(
    task('sqs:sendMessage.waitForTaskToken', undefined, {
      Arguments: { QueueUrl: 'q', MessageBody: { token } },
    }),
    { QueryLanguage: 'JSONata' },
  );
}

/** Timeouts, callbacks, Express, integrations and single values. */
export const TASK_PAIRS: readonly RulePair[] = [
  {
    rule: 'task-timeout',
    broken: only(invoke({ TimeoutSeconds: undefined })),
    mended: only(invoke()),
    path: 'States.A',
  },
  {
    rule: 'machine-timeout',
    broken: only(PASS, { TimeoutSeconds: undefined }),
    mended: only(PASS),
    path: '',
  },
  {
    rule: 'express-timeout',
    broken: only(PASS, { TimeoutSeconds: 301 }),
    mended: only(PASS, express),
    path: 'TimeoutSeconds',
    options: EXPRESS,
  },
  {
    rule: 'timeout-range',
    broken: only(invoke({ TimeoutSeconds: 0 })),
    mended: only(invoke({ TimeoutSeconds: 1 })),
    path: 'States.A.TimeoutSeconds',
  },
  {
    rule: 'timeout-range',
    because: 'of the machine',
    broken: only(PASS, { TimeoutSeconds: 100_000_000 }),
    mended: only(PASS, { TimeoutSeconds: 99_999_999 }),
    path: 'TimeoutSeconds',
  },
  {
    rule: 'heartbeat-below-timeout',
    broken: only(invoke({ HeartbeatSeconds: 60 })),
    mended: only(invoke({ HeartbeatSeconds: 59 })),
    path: 'States.A.HeartbeatSeconds',
  },
  {
    rule: 'callback-timeout',
    broken: only(task('sqs:sendMessage.waitForTaskToken', QUEUE, { TimeoutSeconds: undefined })),
    mended: only(
      task('sqs:sendMessage.waitForTaskToken', QUEUE, {
        TimeoutSeconds: undefined,
        HeartbeatSecondsPath: '$.beat',
      }),
    ),
    path: 'States.A',
  },
  {
    rule: 'callback-token',
    broken: only(task('sqs:sendMessage.waitForTaskToken', SILENT)),
    mended: only(task('sqs:sendMessage.waitForTaskToken', QUEUE)),
    path: 'States.A',
  },
  {
    rule: 'callback-token',
    because: 'the name as text is not the token',
    broken: only(
      task('lambda:invoke.waitForTaskToken', { FunctionName: 'f', Payload: { t: 'Task.Token' } }),
    ),
    mended: only(
      task('lambda:invoke.waitForTaskToken', {
        FunctionName: 'f',
        'Payload.$': "States.Format('{}', States.Array($$['Task']['Token']))",
      }),
    ),
    path: 'States.A',
  },
  {
    rule: 'callback-token',
    because: 'in JSONata',
    broken: jsonataCallback('{% $states.context.Execution.Id %}'),
    mended: jsonataCallback('{% $states.context.Task.Token %}'),
    path: 'States.A',
  },
  {
    rule: 'token-outside-callback',
    broken: only(task('sqs:sendMessage', QUEUE)),
    mended: only(task('sqs:sendMessage', SILENT)),
    path: 'States.A.Parameters.MessageBody["token.$"]',
  },
  {
    rule: 'express-pattern',
    broken: only(task('glue:startJobRun.sync', { JobName: 'j' }), express),
    mended: only(task('glue:startJobRun', { JobName: 'j' }), express),
    path: 'States.A.Resource',
    options: EXPRESS,
  },
  {
    rule: 'express-pattern',
    because: 'an activity',
    broken: only(invoke({ Resource: 'arn:aws:states:eu-west-1:1:activity:a' }), express),
    mended: only(invoke(), express),
    path: 'States.A.Resource',
    options: EXPRESS,
  },
  {
    rule: 'express-pattern',
    because: 'Express children of a Standard Map',
    broken: only(
      map(
        {},
        { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        task('sqs:sendMessage.waitForTaskToken', QUEUE),
      ),
    ),
    mended: only(
      map(
        {},
        { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        task('sqs:sendMessage.waitForTaskToken', QUEUE),
      ),
    ),
    path: 'States.A.ItemProcessor.States.Inner.Resource',
  },
  {
    rule: 'express-distributed-map',
    broken: only(map({}, { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }), express),
    mended: only(map({}, { Mode: 'INLINE' }), express),
    path: 'States.A.ItemProcessor.ProcessorConfig.Mode',
    options: EXPRESS,
  },
  {
    rule: 'integration-known',
    broken: only(task('lamda:invoke', { FunctionName: 'f' })),
    mended: only(invoke()),
    path: 'States.A.Resource',
  },
  {
    rule: 'integration-known',
    because: 'no ARN at all',
    broken: only(invoke({ Resource: 'charge' })),
    mended: only(invoke({ Resource: '${Charge}' })),
    path: 'States.A.Resource',
  },
  {
    rule: 'integration-known',
    because: 'an SDK action with a capital',
    broken: only(task('aws-sdk:s3:PutObject', { Bucket: 'b', Key: 'k' })),
    mended: only(task('aws-sdk:s3:putObject', { Bucket: 'b', Key: 'k' })),
    path: 'States.A.Resource',
  },
  {
    rule: 'integration-pattern',
    broken: only(task('sqs:sendMessage.sync', SILENT)),
    mended: only(task('sqs:sendMessage', SILENT)),
    path: 'States.A.Resource',
  },
  {
    rule: 'integration-pattern',
    because: 'SDK calls follow no job',
    broken: only(task('aws-sdk:glue:startJobRun.sync', { JobName: 'j' })),
    mended: only(task('glue:startJobRun.sync', { JobName: 'j' })),
    path: 'States.A.Resource',
  },
  {
    rule: 'integration-pattern',
    because: 'an unknown version',
    broken: only(task('states:startExecution.sync:3', { StateMachineArn: 'm' })),
    mended: only(task('states:startExecution.sync:2', { StateMachineArn: 'm' })),
    path: 'States.A.Resource',
  },
  {
    rule: 'integration-parameters',
    broken: only(task('dynamodb:updateItem', { TableName: 't' })),
    mended: only(task('dynamodb:updateItem', { TableName: 't', 'Key.$': '$.key' })),
    path: 'States.A.Parameters',
  },
  {
    rule: 'parameter-case',
    broken: only(task('aws-sdk:s3:getObject', { bucket: 'b', Key: 'k' })),
    mended: only(task('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' })),
    path: 'States.A.Parameters.bucket',
  },
  {
    rule: 'parameter-case',
    because: 'a function takes any names',
    broken: only(task('sns:publish', { Message: 'm', topicArn: 't' })),
    mended: only(
      invoke({
        Resource: 'arn:aws:lambda:eu-west-1:1:function:f',
        Parameters: { orderId: 'o' },
      }),
    ),
    path: 'States.A.Parameters.topicArn',
  },
  {
    rule: 'value-and-path',
    broken: only(invoke({ TimeoutSecondsPath: '$.t' })),
    mended: only(invoke()),
    path: 'States.A.TimeoutSecondsPath',
  },
  {
    rule: 'value-and-path',
    because: 'of a Fail',
    broken: only({ Type: 'Fail', Error: 'E', ErrorPath: '$.e' }),
    mended: only({ Type: 'Fail', Error: 'E', CausePath: '$.e' }),
    path: 'States.A.ErrorPath',
  },
  {
    rule: 'wait-duration',
    because: 'two',
    broken: only({ Type: 'Wait', Seconds: 5, SecondsPath: '$.s', End: true }),
    mended: only({ Type: 'Wait', Seconds: 5, End: true }),
    path: 'States.A',
  },
  {
    rule: 'wait-duration',
    because: 'none',
    broken: only({ Type: 'Wait', End: true }),
    mended: only({ Type: 'Wait', Seconds: 0, End: true }),
    path: 'States.A',
  },
  {
    rule: 'wait-value',
    broken: only({ Type: 'Wait', Seconds: -1, End: true }),
    mended: only({ Type: 'Wait', Seconds: 99_999_999, End: true }),
    path: 'States.A.Seconds',
  },
  {
    rule: 'wait-value',
    because: 'a timestamp that is none',
    broken: only({ Type: 'Wait', Timestamp: '2026-02-30 08:00', End: true }),
    mended: only({ Type: 'Wait', Timestamp: '2026-02-28T08:00:00.5+01:00', End: true }),
    path: 'States.A.Timestamp',
  },
  {
    rule: 'credentials-role',
    broken: only(invoke({ Credentials: { Role: 'r' } })),
    mended: only(invoke({ Credentials: { 'RoleArn.$': '$.role' } })),
    path: 'States.A.Credentials',
  },
];
