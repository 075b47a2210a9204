import { arn, pass, role } from '../permissions';
import type { PermissionSdkCase } from './permission-sdk-case';

/** Messages, events and metrics, and what is looked up: keys, secrets, settings. */
export const MESSAGE_AND_SETTING_CASES: readonly PermissionSdkCase[] = [
  [
    'cloudformation:describeStacks',
    { StackName: 's' },
    [`cloudformation:DescribeStacks on ${arn('cloudformation', 'stack/s/*')}`],
  ],
  [
    'cloudwatch:putMetricData',
    { Namespace: 'Orders' },
    ['cloudwatch:PutMetricData on * when {"StringEquals":{"cloudwatch:namespace":"Orders"}}'],
  ],
  [
    'cloudwatchlogs:putLogEvents',
    { LogGroupName: '/a', 'LogStreamName.$': '$.s' },
    [`logs:PutLogEvents on ${arn('logs', 'log-group:/a:log-stream:*')}`],
  ],
  ...['Create', 'Delete'].map(
    (verb): PermissionSdkCase => [
      `cloudwatchlogs:${verb.toLowerCase()}LogGroup`,
      { LogGroupName: '/a' },
      [
        `logs:${verb}LogGroup on ${arn('logs', 'log-group:/a')}`,
        `logs:${verb}LogGroup on ${arn('logs', 'log-group:/a:*')}`,
      ],
    ],
  ),
  [
    'cognitoidentityprovider:adminGetUser',
    { UserPoolId: 'p' },
    [`cognito-idp:AdminGetUser on ${arn('cognito-idp', 'userpool/p')}`],
  ],
  ['eventbridge:putRule', { Name: 'daily' }, [`events:PutRule on ${arn('events', 'rule/daily')}`]],
  [
    'eventbridge:putTargets',
    { Rule: 'daily', EventBusName: 'orders' },
    [`events:PutTargets on ${arn('events', 'rule/orders/daily')}`],
  ],
  ['kms:decrypt', { KeyId: '1-2' }, [`kms:Decrypt on ${arn('kms', 'key/1-2')}`]],
  [
    'scheduler:createSchedule',
    { Name: 's', Target: { RoleArn: role('run') } },
    [
      pass('scheduler', 'run'),
      `scheduler:CreateSchedule on ${arn('scheduler', 'schedule/default/s')}`,
    ],
  ],
  [
    'secretsmanager:getSecretValue',
    { SecretId: 'pay/key' },
    [`secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:pay/key-??????')}`],
  ],
  [
    'secretsmanager:getSecretValue',
    { SecretId: arn('secretsmanager', 'secret:k-AbCdEf') },
    [`secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:k-AbCdEf')}`],
  ],
  ['sns:publishBatch', { TopicArn: arn('sns', 'news') }, [`sns:Publish on ${arn('sns', 'news')}`]],
  [
    'sqs:deleteMessageBatch',
    { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/q' },
    [`sqs:DeleteMessage on ${arn('sqs', 'q')}`],
  ],
  [
    'ssm:getParameter',
    { Name: '/app/key' },
    [`ssm:GetParameter on ${arn('ssm', 'parameter/app/key')}`],
  ],
  [
    'ssm:getParameters',
    { Names: ['a', '/b/c'] },
    [`ssm:GetParameters on ${arn('ssm', 'parameter/a')} ${arn('ssm', 'parameter/b/c')}`],
  ],
];
