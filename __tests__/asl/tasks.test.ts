import { describe, expect, test } from '@jest/globals';
import {
  athenaGetQueryResults,
  athenaStartQueryExecution,
  athenaStartQueryExecutionSync,
  athenaStopQueryExecution,
} from '../../asl/tasks/athena';
import {
  dynamodbDeleteItem,
  dynamodbGetItem,
  dynamodbPutItem,
  dynamodbTransactWriteItems,
  dynamodbUpdateItem,
} from '../../asl/tasks/dynamodb';
import { ecsRunTask, ecsRunTaskSync, ecsRunTaskWithToken } from '../../asl/tasks/ecs';
import { eventsPutEvents, eventsPutEventsWithToken } from '../../asl/tasks/events';
import { glueStartJobRun, glueStartJobRunSync } from '../../asl/tasks/glue';
import { lambdaInvoke, lambdaInvokeWithToken } from '../../asl/tasks/lambda';
import {
  redshiftDataBatchExecuteStatement,
  redshiftDataCancelStatement,
  redshiftDataDescribeStatement,
  redshiftDataExecuteStatement,
  redshiftDataGetStatementResult,
} from '../../asl/tasks/redshift-data';
import { s3GetObject, s3PutObject } from '../../asl/tasks/s3';
import { snsPublish, snsPublishWithToken } from '../../asl/tasks/sns';
import { sqsSendMessage, sqsSendMessageWithToken } from '../../asl/tasks/sqs';
import {
  statesStartExecution,
  statesStartExecutionSync,
  statesStartExecutionWithToken,
} from '../../asl/tasks/states';
import type { TaskPart } from '../../asl/tasks/task';
import { validateDefinition } from '../../asl/validate';

const token = { 'token.$': '$$.Task.Token' } as const;
const limits = { TimeoutSeconds: 3600, HeartbeatSeconds: 60 };
const key = { TableName: 't', Key: { id: { S: '1' } } };
const statement = { Sql: 'select 1', Database: 'd', WorkgroupName: 'w' };
const query = { QueryString: 'select 1', WorkGroup: 'w' };
const run = {
  Cluster: 'c',
  TaskDefinition: 'arn:aws:ecs:eu-west-1:111111111111:task-definition/t:1',
};

/** Every builder, the resource it stands for, and the seconds it is given. */
const builders: readonly (readonly [string, number, TaskPart])[] = [
  ['lambda:invoke', 60, lambdaInvoke({ FunctionName: 'f', Payload: { a: 1 } })],
  [
    'lambda:invoke.waitForTaskToken',
    3600,
    lambdaInvokeWithToken({ FunctionName: 'f', Payload: token }, limits),
  ],
  ['dynamodb:getItem', 30, dynamodbGetItem(key)],
  ['dynamodb:putItem', 30, dynamodbPutItem({ TableName: 't', Item: { id: { S: '1' } } })],
  ['dynamodb:updateItem', 30, dynamodbUpdateItem({ ...key, UpdateExpression: 'SET a = b' })],
  ['dynamodb:deleteItem', 30, dynamodbDeleteItem(key)],
  [
    'aws-sdk:dynamodb:transactWriteItems',
    30,
    dynamodbTransactWriteItems({ TransactItems: [{ Delete: key }] }),
  ],
  ['sqs:sendMessage', 30, sqsSendMessage({ QueueUrl: 'https://q', MessageBody: 'm' })],
  [
    'sqs:sendMessage.waitForTaskToken',
    3600,
    sqsSendMessageWithToken({ QueueUrl: 'https://q', MessageBody: token }, limits),
  ],
  ['sns:publish', 30, snsPublish({ TopicArn: 't', Message: 'm' })],
  [
    'sns:publish.waitForTaskToken',
    3600,
    snsPublishWithToken({ TopicArn: 't', Message: token }, limits),
  ],
  [
    'events:putEvents',
    30,
    eventsPutEvents({ Entries: [{ Source: 's', DetailType: 'd', Detail: {} }] }),
  ],
  [
    'events:putEvents.waitForTaskToken',
    3600,
    eventsPutEventsWithToken(
      { Entries: [{ Source: 's', DetailType: 'd', Detail: token }] },
      limits,
    ),
  ],
  ['states:startExecution', 30, statesStartExecution({ StateMachineArn: 'm' })],
  [
    'states:startExecution.sync:2',
    3600,
    statesStartExecutionSync({ StateMachineArn: 'm' }, limits),
  ],
  [
    'states:startExecution.waitForTaskToken',
    3600,
    statesStartExecutionWithToken({ StateMachineArn: 'm', Input: token }, limits),
  ],
  ['aws-sdk:s3:getObject', 30, s3GetObject({ Bucket: 'b', Key: 'k' })],
  ['aws-sdk:s3:putObject', 30, s3PutObject({ Bucket: 'b', 'Key.$': '$.key', Body: { a: 1 } })],
  ['glue:startJobRun', 30, glueStartJobRun({ JobName: 'j' })],
  ['glue:startJobRun.sync', 3600, glueStartJobRunSync({ JobName: 'j' }, { TimeoutSeconds: 3600 })],
  ['athena:startQueryExecution', 30, athenaStartQueryExecution(query)],
  [
    'athena:startQueryExecution.sync',
    3600,
    athenaStartQueryExecutionSync(query, { TimeoutSeconds: 3600 }),
  ],
  ['athena:getQueryResults', 30, athenaGetQueryResults({ QueryExecutionId: 'i' })],
  ['athena:stopQueryExecution', 30, athenaStopQueryExecution({ QueryExecutionId: 'i' })],
  ['aws-sdk:redshiftdata:executeStatement', 30, redshiftDataExecuteStatement(statement)],
  [
    'aws-sdk:redshiftdata:batchExecuteStatement',
    30,
    redshiftDataBatchExecuteStatement({ Sqls: ['SELECT 1'], Database: 'd', WorkgroupName: 'w' }),
  ],
  [
    'aws-sdk:redshiftdata:getStatementResult',
    30,
    redshiftDataGetStatementResult({ 'Id.$': '$.id' }),
  ],
  ['aws-sdk:redshiftdata:describeStatement', 30, redshiftDataDescribeStatement({ 'Id.$': '$.id' })],
  ['aws-sdk:redshiftdata:cancelStatement', 30, redshiftDataCancelStatement({ Id: 'i' })],
  ['ecs:runTask', 30, ecsRunTask(run)],
  ['ecs:runTask.sync', 3600, ecsRunTaskSync(run, limits)],
  [
    'ecs:runTask.waitForTaskToken',
    3600,
    ecsRunTaskWithToken(
      {
        ...run,
        Overrides: {
          ContainerOverrides: [
            { Name: 'c', Environment: [{ Name: 'TOKEN', 'Value.$': '$$.Task.Token' }] },
          ],
        },
      },
      limits,
    ),
  ],
];

describe('task builders', () => {
  test.each(builders)(
    '%s is the resource, with a timeout of %i s and a retry',
    (action, seconds, part) => {
      expect(part.Resource).toBe(`arn:aws:states:::${action}`);
      expect(part.TimeoutSeconds).toBe(seconds);
      expect(part.Retry.length).toBeGreaterThan(0);
    },
  );

  test.each(builders)('%s makes a state without a fault', async (_, __, part) => {
    const definition = {
      StartAt: 'A',
      TimeoutSeconds: 100_000,
      States: { A: { ...part, End: true } },
    };

    expect(await validateDefinition(definition)).toEqual([]);
  });

  test('a field written after the builder wins over the builder', () => {
    const state = {
      ...lambdaInvoke({ FunctionName: 'f' }),
      TimeoutSeconds: 5,
      Retry: [],
      End: true,
    };

    expect(state).toMatchObject({ TimeoutSeconds: 5, Retry: [] });
  });

  test.each([
    ['lambda', () => lambdaInvokeWithToken({ FunctionName: 'f', Payload: { a: 1 } }, limits)],
    ['sqs', () => sqsSendMessageWithToken({ QueueUrl: 'q', MessageBody: '$$.Task.Token' }, limits)],
    ['sns', () => snsPublishWithToken({ TopicArn: 't', 'Message.$': '$.token' }, limits)],
    ['events', () => eventsPutEventsWithToken({ Entries: [{ Detail: {} }] }, limits)],
    ['states', () => statesStartExecutionWithToken({ StateMachineArn: 'm', Input: {} }, limits)],
    ['ecs', () => ecsRunTaskWithToken(run, limits)],
  ])('%s refuses a callback whose payload carries no token', (_, build) => {
    expect(build).toThrow(
      "no parameter carries the task token; give one field the value '$$.Task.Token'",
    );
  });

  test('finds the token inside an intrinsic function', () => {
    const part = lambdaInvokeWithToken(
      { FunctionName: 'f', Payload: { 'link.$': "States.Format('t={}', $$.Task.Token)" } },
      limits,
    );

    expect(part.Resource).toContain('waitForTaskToken');
  });
});
