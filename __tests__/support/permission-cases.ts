import type { JsonObject } from '../../asl/json';
import { arn, pass, role, rule } from './permissions';

/** An optimised integration with static parameters, and what the role gets for it (`inShort`). */
export interface PermissionCase {
  readonly integration: string;
  readonly parameters: JsonObject;
  readonly statements: readonly string[];
  /** Rules of the faults that remain. */
  readonly faults?: readonly string[];
}

const item = { TableName: 'orders', Key: { id: { S: '1' } } };
const overrides = {
  TaskDefinition: 'load:3',
  Cluster: 'jobs',
  Overrides: { TaskRoleArn: role('task'), ExecutionRoleArn: role('exec') },
};
const runTask = [
  `ecs:RunTask on ${arn('ecs', 'task-definition/load:3')} when {"ArnEquals":{"ecs:cluster":"${arn('ecs', 'cluster/jobs')}"}}`,
  pass('ecs-tasks', 'exec', 'task'),
];
const submit = { JobName: 'j', JobQueue: 'fast', JobDefinition: 'clean:2' };
const submitted = `batch:SubmitJob on ${arn('batch', 'job-definition/clean:2')} ${arn('batch', 'job-queue/fast')}`;

/** Calls that answer at once or by a token, and the first three services of jobs. */
export const PERMISSION_CASES: readonly PermissionCase[] = [
  {
    integration: 'apigateway:invoke',
    parameters: {
      ApiEndpoint: 'abc123.execute-api.eu-west-1.amazonaws.com',
      Method: 'GET',
      Stage: 'v1',
      Path: '/orders/list',
      AuthType: 'IAM_ROLE',
    },
    statements: [`execute-api:Invoke on ${arn('execute-api', 'abc123/v1/GET/orders/list')}`],
  },
  {
    integration: 'apigateway:invoke.waitForTaskToken',
    parameters: {
      ApiEndpoint: 'abc123.execute-api.eu-west-1.amazonaws.com',
      Method: 'POST',
      AuthType: 'RESOURCE_POLICY',
    },
    statements: [`execute-api:Invoke on ${arn('execute-api', 'abc123/$default/POST/')}`],
  },
  {
    integration: 'athena:startQueryExecution',
    parameters: { QueryString: 'SELECT 1', WorkGroup: 'etl' },
    statements: [
      `athena:GetDataCatalog on ${arn('athena', 'datacatalog/AwsDataCatalog')}`,
      `athena:StartQueryExecution on ${arn('athena', 'workgroup/etl')}`,
    ],
    faults: ['permission-query-data'],
  },
  {
    integration: 'athena:startQueryExecution.sync',
    parameters: { QueryString: 'SELECT 1', QueryExecutionContext: { Catalog: 'lake' } },
    statements: [
      `athena:GetDataCatalog on ${arn('athena', 'datacatalog/lake')}`,
      `athena:GetQueryExecution athena:StartQueryExecution athena:StopQueryExecution on ${arn('athena', 'workgroup/primary')}`,
    ],
    faults: ['permission-query-data'],
  },
  ...['stopQueryExecution', 'getQueryExecution', 'getQueryResults'].map(
    (action): PermissionCase => ({
      integration: `athena:${action}`,
      parameters: { QueryExecutionId: 'q-1' },
      statements: [],
      faults: ['permission-missing-resource'],
    }),
  ),
  { integration: 'batch:submitJob', parameters: submit, statements: [submitted] },
  {
    integration: 'batch:submitJob',
    parameters: { ...submit, JobDefinition: 'clean' },
    statements: [
      `batch:SubmitJob on ${arn('batch', 'job-definition/clean')} ${arn('batch', 'job-queue/fast')}`,
      `batch:SubmitJob on ${arn('batch', 'job-definition/clean:*')}`,
    ],
  },
  {
    integration: 'batch:submitJob.sync',
    parameters: { ...submit, PropagateTags: true },
    statements: [
      'batch:DescribeJobs on *',
      submitted,
      `batch:TagResource batch:TerminateJob on ${arn('batch', 'job/*')}`,
      rule('StepFunctionsGetEventsForBatchJobsRule'),
    ],
  },
  ...(['getItem', 'putItem', 'updateItem', 'deleteItem'] as const).map(
    (action): PermissionCase => ({
      integration: `dynamodb:${action}`,
      parameters: item,
      statements: [
        `dynamodb:${action.charAt(0).toUpperCase()}${action.slice(1)} on ${arn('dynamodb', 'table/orders')}`,
      ],
    }),
  ),
  { integration: 'ecs:runTask', parameters: overrides, statements: runTask },
  {
    integration: 'ecs:runTask.waitForTaskToken',
    parameters: { ...overrides, Overrides: {} },
    statements: runTask.slice(0, 1),
    faults: ['permission-passrole'],
  },
  {
    integration: 'ecs:runTask.sync',
    parameters: { ...overrides, TaskDefinition: 'load', Tags: [] },
    statements: [
      `ecs:DescribeTasks ecs:StopTask on ${arn('ecs', 'task/jobs/*')}`,
      ...runTask.slice(0, 1).map((text) => text.replace('load:3', 'load:*')),
      `ecs:TagResource on ${arn('ecs', 'task/jobs/*')} when {"StringEquals":{"ecs:CreateAction":"RunTask"}}`,
      rule('StepFunctionsGetEventsForECSTaskRule'),
      ...runTask.slice(1),
    ],
  },
  ...['', '.waitForTaskToken'].map(
    (pattern): PermissionCase => ({
      integration: `events:putEvents${pattern}`,
      parameters: {
        Entries: [
          { EventBusName: 'orders' },
          { Source: 'x' },
          { EventBusName: arn('events', 'event-bus/far') },
        ],
      },
      statements: [
        `events:PutEvents on ${['default', 'far', 'orders'].map((bus) => arn('events', `event-bus/${bus}`)).join(' ')}`,
      ],
    }),
  ),
  {
    integration: 'glue:startJobRun',
    parameters: { JobName: 'clean' },
    statements: [`glue:StartJobRun on ${arn('glue', 'job/clean')}`],
  },
  {
    integration: 'glue:startJobRun.sync',
    parameters: { JobName: 'clean' },
    statements: [
      `glue:BatchStopJobRun glue:GetJobRun glue:GetJobRuns glue:StartJobRun on ${arn('glue', 'job/clean')}`,
    ],
  },
  {
    integration: 'databrew:startJobRun',
    parameters: { Name: 'tidy' },
    statements: [`databrew:StartJobRun on ${arn('databrew', 'job/tidy')}`],
  },
  {
    integration: 'databrew:startJobRun.sync',
    parameters: { Name: 'tidy' },
    statements: [
      `databrew:ListJobRuns databrew:StartJobRun databrew:StopJobRun on ${arn('databrew', 'job/tidy')}`,
    ],
  },
  {
    integration: 'http:invoke',
    parameters: {
      ApiEndpoint: 'https://pay.example/charges?mode=live',
      Method: 'POST',
      Authentication: { ConnectionArn: arn('events', 'connection/pay/1234') },
    },
    statements: [
      `events:RetrieveConnectionCredentials on ${arn('events', 'connection/pay/1234')}`,
      `secretsmanager:DescribeSecret secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:events!connection/pay/*')}`,
      `states:InvokeHTTPEndpoint on ${arn('states', 'stateMachine:order-dev')} when {"StringEquals":{"states:HTTPEndpoint":"https://pay.example/charges?mode=live","states:HTTPMethod":"POST"}}`,
    ],
  },
  ...['', '.waitForTaskToken'].map(
    (pattern): PermissionCase => ({
      integration: `lambda:invoke${pattern}`,
      parameters: { FunctionName: 'charge', Qualifier: 'live' },
      statements: [`lambda:InvokeFunction on ${arn('lambda', 'function:charge:live')}`],
    }),
  ),
  ...['', '.waitForTaskToken'].map(
    (pattern): PermissionCase => ({
      integration: `sns:publish${pattern}`,
      parameters: { TopicArn: arn('sns', 'news'), Message: 'x' },
      statements: [`sns:Publish on ${arn('sns', 'news')}`],
    }),
  ),
  ...['', '.waitForTaskToken'].map(
    (pattern): PermissionCase => ({
      integration: `sqs:sendMessage${pattern}`,
      parameters: {
        QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/ship',
        MessageBody: 'x',
      },
      statements: [`sqs:SendMessage on ${arn('sqs', 'ship')}`],
    }),
  ),
  ...['', '.waitForTaskToken'].map(
    (pattern): PermissionCase => ({
      integration: `states:startExecution${pattern}`,
      parameters: { StateMachineArn: arn('states', 'stateMachine:child') },
      statements: [`states:StartExecution on ${arn('states', 'stateMachine:child')}`],
    }),
  ),
  ...['.sync', '.sync:2'].map(
    (pattern): PermissionCase => ({
      integration: `states:startExecution${pattern}`,
      parameters: { StateMachineArn: arn('states', 'stateMachine:child:live') },
      statements: [
        rule('StepFunctionsGetEventsForStepFunctionsExecutionRule'),
        `states:DescribeExecution states:StopExecution on ${arn('states', 'execution:child:*')}`,
        `states:StartExecution on ${arn('states', 'stateMachine:child')} when {"ForAnyValue:StringEquals":{"states:StateMachineQualifier":"live"}}`,
      ],
    }),
  ),
];
