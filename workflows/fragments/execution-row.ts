import type { PayloadTemplate } from '../../asl/payload';
import { dynamodbUpdateItem } from '../../asl/tasks/dynamodb';
import { INPUT_AS_IT_CAME } from './any-input';

/** A row that says in `status` how far something is. */
export interface StatusRow {
  readonly tableName: string;
  readonly key: PayloadTemplate;
}

/** The row of what an execution works on; that execution alone moves its `status`. */
export interface ExecutionRow extends StatusRow {
  /** An attribute of every such row, as an expression spells it: where it is missing, there is no row. */
  readonly presentBy: string;
}

/** A conditional write of a row. `#status` stands for `status`, a reserved word of DynamoDB. */
interface RowWrite {
  readonly update: string;
  /** Chosen so that a repeated write, or one that comes late, changes nothing. */
  readonly condition: string;
  /** By the names that the two expressions have for them. */
  readonly values: PayloadTemplate;
}

/** Writes the row and hands the input on. Fails with `CONDITION_FAILED` if the row is not as the condition asks. */
export const writeRow = (
  { tableName, key }: StatusRow,
  { update, condition, values }: RowWrite,
) => ({
  ...dynamodbUpdateItem({
    TableName: tableName,
    Key: key,
    UpdateExpression: update,
    ConditionExpression: condition,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: values,
  }),
  ResultPath: null,
});

const OWNER = {
  ':execution': { 'S.$': '$$.Execution.Id' },
  ':now': { 'S.$': '$$.Execution.StartTime' },
} as const;

/** The error that an execution ended with, for whoever reads the row. */
export const FAILURE_REASON = { ':reason': { 'S.$': '$.failure.Error' } } as const;

/**
 * Opens the row, with whose it is: it exists before anything else, so that nothing accepted is ever without one. Fails
 * with `CONDITION_FAILED` if another execution has it. A machine begins with it: it hands on `{ input }`.
 */
export const openRow = (row: ExecutionRow, status: string) => ({
  ...writeRow(row, {
    // if_not_exists: a repeated or late write changes nothing.
    update:
      'SET #status = if_not_exists(#status, :opened), executionArn = if_not_exists(executionArn, :execution), receivedAt = if_not_exists(receivedAt, :now)',
    // An execution's name, and so its ARN, is free again after 90 days; its start time tells two of them apart.
    condition: `attribute_not_exists(${row.presentBy}) OR receivedAt = :now`,
    values: { ':opened': { S: status }, ...OWNER },
  }),
  ResultSelector: INPUT_AS_IT_CAME,
  ResultPath: '$' as const,
});

/**
 * Moves the row from one of some statuses to another.
 * @param from never the status of an end that this move would undo
 */
export const moveRow = (row: ExecutionRow, from: readonly [string, ...string[]], to: string) =>
  writeRow(row, moveOf(from, to));

/** The same for the last move of something that failed, with the reason that its reader is given. */
export const closeRow = (row: ExecutionRow, from: readonly [string, ...string[]], to: string) => {
  const { update, condition, values } = moveOf(from, to);
  return writeRow(row, {
    update: `${update}, reason = :reason`,
    condition,
    values: { ...values, ...FAILURE_REASON },
  });
};

/**
 * The last move of something that was refused before anything was done, opened or not: a write of `openRow` that comes
 * late changes nothing any more. Fails with `CONDITION_FAILED` if another execution has the row.
 */
export const rejectRow = (row: ExecutionRow, opened: string, to: string) =>
  writeRow(row, {
    update: 'SET #status = :next, reason = :reason, executionArn = :execution, receivedAt = :now',
    condition: `attribute_not_exists(${row.presentBy}) OR (receivedAt = :now AND #status IN (:opened, :next))`,
    values: { ':next': { S: to }, ':opened': { S: opened }, ...FAILURE_REASON, ...OWNER },
  });

function moveOf(from: readonly [string, ...string[]], to: string): RowWrite {
  const earlier = from.map((status, index) => [`:from${index}`, { S: status }] as const);
  return {
    update: 'SET #status = :next',
    condition: `#status IN (:next, ${earlier.map(([name]) => name).join(', ')})`,
    values: { ':next': { S: to }, ...Object.fromEntries(earlier) },
  };
}
