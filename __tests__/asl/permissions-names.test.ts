import { describe, expect, test } from '@jest/globals';
import {
  arn,
  faultsInShort,
  inShort,
  permissionsOf,
  permissionsOfState,
  role,
  unfitReasons,
} from '../support/permissions';

const queue = 'https://sqs.us-west-2.amazonaws.com/444455556666';
const format = (beginning: string) => `States.Format('${beginning}{}', $.x)`;

describe('a name that is dynamic but for its beginning', () => {
  test.each([
    [
      'sagemaker:createTransformJob',
      { 'TransformJobName.$': format('EDF-') },
      `sagemaker:CreateTransformJob on ${arn('sagemaker', 'transform-job/EDF-*')} ${arn('sagemaker', 'transform-job/edf-*')}`,
    ],
    [
      'dynamodb:getItem',
      { 'TableName.$': format('orders-') },
      `dynamodb:GetItem on ${arn('dynamodb', 'table/orders-*')}`,
    ],
    [
      'lambda:invoke',
      { 'FunctionName.$': format(arn('lambda', 'function:pay-')) },
      `lambda:InvokeFunction on ${arn('lambda', 'function:pay-*')}`,
    ],
    [
      'sqs:sendMessage',
      { 'QueueUrl.$': format(`${queue}/ship-`) },
      'sqs:SendMessage on arn:aws:sqs:us-west-2:444455556666:ship-*',
    ],
    [
      'sns:publish',
      { 'TopicArn.$': format(arn('sns', 'news-')) },
      `sns:Publish on ${arn('sns', 'news-*')}`,
    ],
    [
      'events:putEvents',
      { Entries: [{ 'EventBusName.$': format('orders-') }] },
      `events:PutEvents on ${arn('events', 'event-bus/orders-*')}`,
    ],
    [
      'batch:submitJob',
      { JobQueue: 'q', 'JobDefinition.$': format('clean-') },
      `batch:SubmitJob on ${arn('batch', 'job-definition/clean-*')}`,
    ],
    [
      'ecs:runTask',
      {
        'TaskDefinition.$': format('load-'),
        Overrides: { TaskRoleArn: role('t'), ExecutionRoleArn: role('t') },
      },
      `ecs:RunTask on ${arn('ecs', 'task-definition/load-*:*')} when {"ArnEquals":{"ecs:cluster":"${arn('ecs', 'cluster/default')}"}}`,
    ],
    [
      'states:startExecution.sync',
      { 'StateMachineArn.$': format(arn('states', 'stateMachine:child-')) },
      `states:DescribeExecution states:StopExecution on ${arn('states', 'execution:child-*:*')}`,
    ],
    [
      'eks:createNodegroup.sync',
      { 'ClusterName.$': format('blue-'), NodegroupName: 'n', NodeRole: role('node') },
      `eks:DeleteNodegroup eks:DescribeNodegroup on ${arn('eks', 'nodegroup/blue-*/n/*')}`,
    ],
    [
      'apigateway:invoke',
      {
        ApiEndpoint: 'abc.execute-api.eu-west-1.amazonaws.com',
        Method: 'GET',
        AuthType: 'IAM_ROLE',
        'Path.$': format('/orders/'),
      },
      `execute-api:Invoke on ${arn('execute-api', 'abc/$default/GET/orders/*')}`,
    ],
    [
      'aws-sdk:secretsmanager:getSecretValue',
      { 'SecretId.$': format('pay/') },
      `secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:pay/*-??????')}`,
    ],
    [
      'bedrock:invokeModel',
      { ModelId: 'c2oi', Output: { 'S3Uri.$': format('s3://out/avatar/') } },
      's3:PutObject on arn:aws:s3:::out/avatar/*',
    ],
  ])('gives %s a reasoned star', (integration, parameters, statement) => {
    const { statements, faults } = permissionsOf(integration, parameters as never);

    expect(faults).toEqual([]);
    expect(statements.map(inShort)).toContain(statement);
    expect(unfitReasons(statements)).toEqual([]);
    expect(statements.map(({ reason }) => reason).join()).toContain('known only at run time');
  });

  test.each([
    [
      'a passed role',
      'emr-serverless:startJobRun',
      { ApplicationId: 'a', 'ExecutionRoleArn.$': format(role('a-')) },
    ],
    ['a bucket', 'aws-sdk:s3:getObject', { 'Bucket.$': format('logs-'), Key: 'k' }],
    ['the whole kind', 'lambda:invoke', { 'FunctionName.$': format(arn('lambda', 'function:')) }],
    ['a wildcard in the beginning', 'dynamodb:getItem', { 'TableName.$': format('a*-') }],
    [
      'a path of which only the slash is known',
      'apigateway:invoke',
      {
        ApiEndpoint: 'abc.execute-api.eu-west-1.amazonaws.com',
        Method: 'GET',
        AuthType: 'IAM_ROLE',
        'Path.$': format('/'),
      },
    ],
  ])('is not enough for %s', (_, integration, parameters) => {
    const { faults, statements } = permissionsOf(integration, parameters as never);

    expect(faults.map(({ rule }) => rule)).toEqual(['permission-dynamic-resource']);
    expect(statements.flatMap(({ resources }) => resources).join()).not.toContain('-*');
  });
});

test('a qualifier of which the beginning is known is a pattern in the condition', () => {
  const child = format(arn('states', 'stateMachine:child:v'));
  const { statements } = permissionsOf('states:startExecution', { 'StateMachineArn.$': child });

  expect(statements.map(inShort)).toEqual([
    `states:StartExecution on ${arn('states', 'stateMachine:child')} when {"ForAnyValue:StringLike":{"states:StateMachineQualifier":"v*"}}`,
  ]);
});

describe('a constant of JSONata', () => {
  test('is read like a static value', () => {
    const permissions = permissionsOfState({
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::glue:startJobRun',
      Arguments: { JobName: "{% 'glue_job' %}" },
      Credentials: { RoleArn: `{% '${role('other')}' %}` },
    });

    expect(permissions.faults).toEqual([]);
    expect(permissions.statements.map(inShort)).toEqual([`sts:AssumeRole on ${role('other')}`]);
  });

  test('names a preset', () => {
    const { statements } = permissionsOfState({
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::mediaconvert:createJob',
      Arguments: { Role: role('m'), Settings: { Outputs: [{ Preset: "{% 'hd' %}" }] } },
    });

    expect(statements.flatMap(({ resources }) => resources)).toContain(
      arn('mediaconvert', 'presets/hd'),
    );
  });
});

test('a fault is told once, however often its parameter is read', () => {
  const parameters = { 'Bucket.$': '$.b', Key: 'k', Tagging: 'a=b', ACL: 'private' };

  expect(faultsInShort(permissionsOf('aws-sdk:s3:putObject', parameters))).toEqual([
    'permission-dynamic-resource States.Call.Parameters["Bucket.$"]',
  ]);
});
