import { invoke, only, type RulePair, SILENT_MESSAGE, task } from './rule-pair';

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
    rule: 'credentials-role',
    broken: only(invoke({ Credentials: { Role: 'r' } })),
    mended: only(invoke({ Credentials: { 'RoleArn.$': '$.role' } })),
    path: 'States.A.Credentials',
  },
];
