import { dynamodbUpdateItem } from '../asl/tasks/dynamodb';
import type { EtlResources } from './etl-resources';

const key = { runDate: { 'S.$': '$.run.runDate' } } as const;
const me = { 'S.$': '$$.Execution.Id' } as const;

/**
 * Makes the day this execution's own: one load a day, however often a schedule fires. A day is free when nobody had
 * it, when it failed, when it is done and a rerun was asked for, or when whoever is at it is past its lease and so
 * dead. A day that is done stays done when its lease is over. Fails with `CONDITION_FAILED` if the day is not free.
 */
export const claimRun = (aws: EtlResources) =>
  ({
    ...dynamodbUpdateItem({
      TableName: aws.runsTable,
      Key: key,
      UpdateExpression:
        'SET #status = :running, runId = :runId, executionArn = :me, leaseExpiresAt = :lease',
      ConditionExpression:
        'attribute_not_exists(runDate) OR executionArn = :me OR #status IN (:failed, :claimable) OR (#status = :running AND leaseExpiresAt < :now)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':running': { S: 'RUNNING' },
        ':failed': { S: 'FAILED' },
        ':claimable': { 'S.$': '$.run.claimable' },
        ':runId': { 'S.$': '$.run.runId' },
        ':me': me,
        ':lease': { 'N.$': "States.Format('{}', $.run.leaseExpiresAt)" },
        ':now': { 'N.$': "States.Format('{}', $.run.plannedAt)" },
      },
    }),
    ResultPath: null,
  }) as const;

/** Closes the day, if it is still this execution's. */
export const closeRun = (aws: EtlResources, status: 'LOADED' | 'FAILED') =>
  ({
    ...dynamodbUpdateItem({
      TableName: aws.runsTable,
      Key: key,
      UpdateExpression: 'SET #status = :status',
      ConditionExpression: 'executionArn = :me',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':status': { S: status }, ':me': me },
    }),
    ResultPath: null,
  }) as const;
