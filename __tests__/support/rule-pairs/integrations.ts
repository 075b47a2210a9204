import { type Fields, invoke, only, type RulePair, SILENT_MESSAGE, task } from './rule-pair';

const CONNECTION = { ConnectionArn: 'arn:aws:events:eu-west-1:1:connection/pay/1' };

/** A call by HTTP with everything that it needs, unless fields say otherwise. */
function http(fields: Fields): Fields {
  const call = { ApiEndpoint: 'https://pay.example/v1', Method: 'GET', Authentication: CONNECTION };
  return only(task('http:invoke', { ...call, ...fields }));
}

/** Which integrations there are, and what they take. */
export const INTEGRATION_PAIRS: readonly RulePair[] = [
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
    because: 'only the partition filled in',
    broken: only(invoke({ Resource: 'arn:${Partition}:states:::lamda:invoke' })),
    mended: only(invoke({ Resource: 'arn:${Partition}:states:::${Service}:invoke' })),
    path: 'States.A.Resource',
  },
  {
    rule: 'integration-known',
    because: 'a pattern filled in',
    broken: only(invoke({ Resource: 'arn:aws:states:::lambda:invoke.later' })),
    mended: only(invoke({ Resource: 'arn:aws:states:::lambda:invoke.${Pattern}' })),
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
    broken: only(task('sqs:sendMessage.sync', SILENT_MESSAGE)),
    mended: only(task('sqs:sendMessage', SILENT_MESSAGE)),
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
    rule: 'http-call',
    because: 'no connection',
    broken: http({ Authentication: undefined }),
    mended: http({ Authentication: undefined, InvocationConfig: CONNECTION }),
    path: 'States.A.Parameters',
  },
  {
    rule: 'http-call',
    because: 'plain http',
    broken: http({ ApiEndpoint: 'http://pay.example/v1' }),
    mended: http({ ApiEndpoint: '${Endpoint}' }),
    path: 'States.A.Parameters.ApiEndpoint',
  },
  {
    rule: 'http-call',
    because: 'another method',
    broken: http({ Method: 'TRACE' }),
    mended: http({ Method: 'PATCH' }),
    path: 'States.A.Parameters.Method',
  },
  {
    rule: 'http-call',
    because: 'computed parts are left to the run',
    broken: http({ Authentication: { Connection: 'c' } }),
    mended: http({
      'ApiEndpoint.$': '$.url',
      ApiEndpoint: undefined,
      Authentication: { 'ConnectionArn.$': '$.connection' },
    }),
    path: 'States.A.Parameters',
  },
  {
    rule: 'credentials-role',
    broken: only(invoke({ Credentials: { Role: 'r' } })),
    mended: only(invoke({ Credentials: { 'RoleArn.$': '$.role' } })),
    path: 'States.A.Credentials',
  },
];
