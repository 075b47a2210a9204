import type { Retrier } from '../asl/language';
import type { PayloadTemplate } from '../asl/payload';
import { DYNAMODB_SDK_TRANSIENT, TASK_FAILED, TIMEOUT } from '../asl/retry';
import { dynamodbTransactWriteItems } from '../asl/tasks/dynamodb';
import type { ApprovalResources } from './approval-resources';
import { type ExecutionRow, openRow, rejectRow, writeRow } from './fragments/execution-row';
import { TRANSACTION_CANCELED } from './fragments/transaction-canceled';

const expenseKey = { expenseId: { 'S.$': '$$.Execution.Name' } } as const;

const rowOf = ({ tables }: ApprovalResources): ExecutionRow => ({
  tableName: tables.expenses,
  key: expenseKey,
  presentBy: 'expenseId',
});

/** Two writes met, or an earlier attempt is still under way; after 2, 4 and 8 s. */
const CONTENTION: Retrier = {
  ...TASK_FAILED,
  ErrorEquals: [TRANSACTION_CANCELED],
};

const RECEIVED = 'RECEIVED';

/** Opens the expense's row. */
export const openExpense = (aws: ApprovalResources) => openRow(rowOf(aws), RECEIVED);

/** Ends an expense to which nothing has happened, also one whose row could not be seen to be opened. */
export const refuseExpense = (aws: ApprovalResources) => rejectRow(rowOf(aws), RECEIVED, 'REFUSED');

/** Moves the expense to its outcome and writes its audit row, both or neither; repeated, it writes the same again. */
export const recordRefusal = (aws: ApprovalResources) => transaction(decisionItems(aws));

/** The same, together with the payout: whatever is approved is claimed for payment, once an expense. */
export const recordApproval = (aws: ApprovalResources) =>
  transaction([...decisionItems(aws), payoutItem(aws)]);

const transaction = (items: readonly PayloadTemplate[]) => ({
  ...dynamodbTransactWriteItems({ TransactItems: items }),
  Retry: [DYNAMODB_SDK_TRANSIENT, CONTENTION, TIMEOUT],
  ResultPath: null,
});

const decided = {
  outcome: { 'S.$': '$.decision.outcome' },
  decidedAt: { 'S.$': '$.decision.decidedAt' },
} as const;

/** Who vouched for the employee. */
const filedBy = { 'S.$': '$.expense.filedBy' } as const;

const claimed = {
  employeeId: { 'S.$': '$.expense.employeeId' },
  amountMinor: { 'N.$': "States.Format('{}', $.expense.amountMinor)" },
  currency: { 'S.$': '$.expense.currency' },
  executionArn: { 'S.$': '$$.Execution.Id' },
} as const;

/** The audit's key is the expense: there is one row a decision. */
const decisionItems = ({ tables }: ApprovalResources): readonly PayloadTemplate[] => [
  {
    Update: {
      TableName: tables.expenses,
      Key: expenseKey,
      UpdateExpression: 'SET #status = :outcome, decidedAt = :decidedAt, filedBy = :filedBy',
      ConditionExpression: '#status IN (:received, :outcome)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':received': { S: RECEIVED },
        ':outcome': decided.outcome,
        ':decidedAt': decided.decidedAt,
        ':filedBy': filedBy,
      },
    },
  },
  {
    Put: {
      TableName: tables.decisions,
      Item: {
        ...expenseKey,
        ...decided,
        ...claimed,
        filedBy,
        decidedBy: { 'S.$': '$.decision.decidedBy' },
        comment: { 'S.$': '$.decision.comment' },
      },
      ConditionExpression:
        'attribute_not_exists(expenseId) OR (outcome = :outcome AND decidedAt = :decidedAt)',
      ExpressionAttributeValues: { ':outcome': decided.outcome, ':decidedAt': decided.decidedAt },
    },
  },
];

const payoutItem = ({ tables }: ApprovalResources): PayloadTemplate => ({
  Put: {
    TableName: tables.payouts,
    Item: { ...expenseKey, ...claimed, approvedAt: decided.decidedAt },
    ConditionExpression: 'attribute_not_exists(expenseId) OR approvedAt = :decidedAt',
    ExpressionAttributeValues: { ':decidedAt': decided.decidedAt },
  },
});

/** The payout is with payroll: from here on the expense is out of our hands. */
export const markPaid = (aws: ApprovalResources) =>
  writeRow(rowOf(aws), {
    update: 'SET #status = :paid',
    condition: '#status IN (:approved, :paid)',
    values: { ':paid': { S: 'PAID' }, ':approved': { S: 'APPROVED' } },
  });
