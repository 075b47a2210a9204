import type { PayloadTemplate } from '../../asl/payload';
import { dynamodbUpdateItem } from '../../asl/tasks/dynamodb';

/** The row of what an execution works on; the execution alone moves its `status`. */
export interface ExecutionRow {
  readonly tableName: string;
  readonly key: PayloadTemplate;
}

/**
 * Opens the row: it exists before anything else, so that nothing accepted is ever without one. Fails with
 * `CONDITION_FAILED` if another execution has it.
 */
export const openRow = ({ tableName, key }: ExecutionRow, status: string) => ({
  ...dynamodbUpdateItem({
    TableName: tableName,
    Key: key,
    // if_not_exists: a repeated or late write changes nothing.
    UpdateExpression:
      'SET #status = if_not_exists(#status, :opened), executionArn = if_not_exists(executionArn, :execution), receivedAt = if_not_exists(receivedAt, :now)',
    // An execution's name, and so its ARN, is free again after 90 days; its start time tells two of them apart.
    ConditionExpression: 'attribute_not_exists(#status) OR receivedAt = :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':opened': { S: status },
      ':execution': { 'S.$': '$$.Execution.Id' },
      ':now': { 'S.$': '$$.Execution.StartTime' },
    },
  }),
  ResultPath: null,
});

/**
 * Moves the row from one of some statuses to another. Repeated, or later than it should be, it changes nothing.
 * @param from never the status of an end that this move would undo
 */
export const moveRow = (
  { tableName, key }: ExecutionRow,
  from: readonly [string, ...string[]],
  to: string,
) => ({ ...dynamodbUpdateItem(moveOf({ tableName, key }, from, to)), ResultPath: null });

/** The same for the last move of something that failed, with the reason that its reader is given. */
export const closeRow = (
  { tableName, key }: ExecutionRow,
  from: readonly [string, ...string[]],
  to: string,
) => {
  const move = moveOf({ tableName, key }, from, to);
  return {
    ...dynamodbUpdateItem({
      ...move,
      UpdateExpression: 'SET #status = :next, reason = :reason',
      ExpressionAttributeValues: {
        ...move.ExpressionAttributeValues,
        ':reason': { 'S.$': '$.failure.Error' },
      },
    }),
    ResultPath: null,
  };
};

/**
 * The last move of something that was refused before anything was done, opened or not: a write of `openRow` that comes
 * late changes nothing any more. Fails with `CONDITION_FAILED` if another execution has the row.
 */
export const rejectRow = ({ tableName, key }: ExecutionRow, opened: string, to: string) => ({
  ...dynamodbUpdateItem({
    TableName: tableName,
    Key: key,
    UpdateExpression:
      'SET #status = :next, reason = :reason, executionArn = :execution, receivedAt = :now',
    ConditionExpression:
      'attribute_not_exists(#status) OR (receivedAt = :now AND #status IN (:opened, :next))',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':next': { S: to },
      ':opened': { S: opened },
      ':reason': { 'S.$': '$.failure.Error' },
      ':execution': { 'S.$': '$$.Execution.Id' },
      ':now': { 'S.$': '$$.Execution.StartTime' },
    },
  }),
  ResultPath: null,
});

function moveOf(
  { tableName, key }: ExecutionRow,
  from: readonly [string, ...string[]],
  to: string,
) {
  const earlier = from.map((status, index) => [`:from${index}`, { S: status }] as const);
  return {
    TableName: tableName,
    Key: key,
    UpdateExpression: 'SET #status = :next',
    ConditionExpression: `#status IN (:next, ${earlier.map(([name]) => name).join(', ')})`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':next': { S: to }, ...Object.fromEntries(earlier) },
  };
}
