import type { Retrier } from '../../asl/language';
import { DYNAMODB_TRANSIENT, TIMEOUT } from '../../asl/retry';
import { dynamodbGetItem, dynamodbUpdateItem } from '../../asl/tasks/dynamodb';
import { API_CALL_TIMEOUT_SECONDS } from '../../asl/tasks/task';

/**
 * The row of a circuit breaker, one a guarded service:
 * - `status`: CLOSED (calls go through), OPEN (none does), HALF_OPEN (one does, to see);
 * - `failures`: calls that failed since the last one that did not;
 * - `openUntil`: ISO 8601; until then nobody but the probe may call. Absent while it is closed;
 * - `probe`: ARN of the execution that may call while it is half open.
 * No row is a closed breaker. `openUntil` is compared when it is read: DynamoDB's time to live runs days late.
 */
export interface BreakerRow {
  readonly tableName: string;
  /** Key of the row: what is guarded. */
  readonly service: string;
}

const RETRY: readonly Retrier[] = [DYNAMODB_TRANSIENT, TIMEOUT];

/** Another execution's probe and an open breaker are left alone. */
const CLOSED_OR_OUR_PROBE = '#status = :closed OR probe = :execution';

/** What came in goes on as it is, in JSONata. */
export const INPUT = '{% $states.input %}';

/** Reads the row; a Task's result without `Item` is a breaker that nothing was ever written to. */
export const readBreaker = (row: BreakerRow) =>
  dynamodbGetItem({ TableName: row.tableName, Key: keyOf(row), ConsistentRead: true });

/**
 * Makes the running execution the probe. Of all who saw the same `openUntil` pass, one changes it, and the others fail
 * the condition; an attempt whose answer was lost finds the probe to be its own.
 */
export const claimProbe = (row: BreakerRow, probeSeconds: number) =>
  updateWithMoment(row, {
    UpdateExpression: 'SET #status = :halfOpen, openUntil = :lease, probe = :execution',
    ConditionExpression: 'openUntil = :seen OR probe = :execution',
    ExpressionAttributeValues: {
      ':halfOpen': { S: 'HALF_OPEN' },
      ':lease': { S: secondsFromNow(probeSeconds) },
      ':execution': { S: EXECUTION },
      ':seen': { S: '{% $states.input.breaker.Item.openUntil.S %}' },
    },
  });

/** Opens it, unless somebody else has; so it stays open for as long as the first one said. */
export const openBreaker = (row: BreakerRow, openSeconds: number) =>
  updateWithMoment(row, {
    UpdateExpression: 'SET #status = :open, openUntil = :until REMOVE probe',
    ConditionExpression: CLOSED_OR_OUR_PROBE,
    ExpressionAttributeValues: {
      ':open': { S: 'OPEN' },
      ':until': { S: secondsFromNow(openSeconds) },
      ':closed': { S: 'CLOSED' },
      ':execution': { S: EXECUTION },
    },
  });

/** Forgets the failures. A call that began before it was opened does not close it. */
export const closeBreaker = (row: BreakerRow) =>
  dynamodbUpdateItem({
    TableName: row.tableName,
    Key: keyOf(row),
    UpdateExpression: 'SET #status = :closed, failures = :none REMOVE openUntil, probe',
    ConditionExpression: CLOSED_OR_OUR_PROBE,
    ExpressionAttributeNames: STATUS_NAME,
    ExpressionAttributeValues: {
      ':closed': { S: 'CLOSED' },
      ':none': { N: '0' },
      ':execution': { 'S.$': '$$.Execution.Id' },
    },
  });

/** Adds one to the failures. One that is open counts no more; an attempt repeated by a retry may count twice. */
export const countFailure = (row: BreakerRow) => ({
  ...dynamodbUpdateItem({
    TableName: row.tableName,
    Key: keyOf(row),
    UpdateExpression:
      'SET #status = if_not_exists(#status, :closed), failures = if_not_exists(failures, :none) + :one',
    ConditionExpression: `attribute_not_exists(#status) OR ${CLOSED_OR_OUR_PROBE}`,
    ExpressionAttributeNames: STATUS_NAME,
    ExpressionAttributeValues: {
      ':closed': { S: 'CLOSED' },
      ':none': { N: '0' },
      ':one': { N: '1' },
      ':execution': { 'S.$': '$$.Execution.Id' },
    },
    ReturnValues: 'ALL_NEW',
  }),
  ResultSelector: {
    'status.$': '$.Attributes.status.S',
    'failures.$': 'States.StringToJson($.Attributes.failures.N)',
  } as const,
});

/** A reserved word of DynamoDB. */
const STATUS_NAME = { '#status': 'status' } as const;

const EXECUTION = '{% $states.context.Execution.Id %}';

const keyOf = ({ service }: BreakerRow) => ({ service: { S: service } });

/** ISO 8601, counted from when the state was entered, so that a repeated attempt writes the same moment. */
const secondsFromNow = (seconds: number) =>
  `{% $fromMillis($toMillis($states.context.State.EnteredTime) + ${seconds * 1000}) %}`;

/** A write that needs a moment in the future: in JSONata, because JSONPath has no function for it. */
function updateWithMoment(
  row: BreakerRow,
  update: {
    readonly UpdateExpression: string;
    readonly ConditionExpression: string;
    readonly ExpressionAttributeValues: Readonly<Record<string, { readonly S: string }>>;
  },
) {
  return {
    Type: 'Task',
    QueryLanguage: 'JSONata',
    Resource: 'arn:aws:states:::dynamodb:updateItem',
    Arguments: {
      TableName: row.tableName,
      Key: keyOf(row),
      ...update,
      ExpressionAttributeNames: STATUS_NAME,
    },
    TimeoutSeconds: API_CALL_TIMEOUT_SECONDS,
    Retry: RETRY,
    Output: INPUT,
  } as const;
}
