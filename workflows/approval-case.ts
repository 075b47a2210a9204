import type { Retrier } from '../asl/language';
import type { PayloadTemplate } from '../asl/payload';
import { DYNAMODB_SDK_TRANSIENT, TASK_FAILED, TIMEOUT } from '../asl/retry';
import { dynamodbTransactWriteItems, dynamodbUpdateItem } from '../asl/tasks/dynamodb';
import type { ApprovalResources } from './approval-resources';

const expenseKey = { expenseId: { 'S.$': '$$.Execution.Name' } } as const;

/** Two writes met, or an earlier attempt is still under way; after 2, 4 and 8 s. */
const CONTENTION: Retrier = {
  ...TASK_FAILED,
  ErrorEquals: ['DynamoDb.TransactionCanceledException'],
};

/** Opens the expense's row: it exists before anything else, so that no accepted expense is ever without one. */
export const openExpense = (aws: ApprovalResources) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.expenses,
    Key: expenseKey,
    // if_not_exists: a repeated or late write changes nothing.
    UpdateExpression:
      'SET #status = if_not_exists(#status, :received), executionArn = if_not_exists(executionArn, :execution), receivedAt = if_not_exists(receivedAt, :now)',
    // An execution's name, and so its ARN, is free again after 90 days; its start time tells two of them apart.
    ConditionExpression: 'attribute_not_exists(expenseId) OR receivedAt = :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':received': { S: 'RECEIVED' },
      ':execution': { 'S.$': '$$.Execution.Id' },
      ':now': { 'S.$': '$$.Execution.StartTime' },
    },
  }),
  ResultPath: null,
});

/** Ends an expense to which nothing has happened, also one whose row could not be seen to be opened. */
export const refuseExpense = (aws: ApprovalResources) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.expenses,
    Key: expenseKey,
    UpdateExpression:
      'SET #status = :refused, reason = :reason, executionArn = if_not_exists(executionArn, :execution), receivedAt = if_not_exists(receivedAt, :now)',
    ConditionExpression: 'attribute_not_exists(expenseId) OR receivedAt = :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':refused': { S: 'REFUSED' },
      ':reason': { 'S.$': '$.failure.Error' },
      ':execution': { 'S.$': '$$.Execution.Id' },
      ':now': { 'S.$': '$$.Execution.StartTime' },
    },
  }),
  ResultPath: null,
});

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
      UpdateExpression: 'SET #status = :outcome, decidedAt = :decidedAt',
      ConditionExpression: '#status IN (:received, :outcome)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':received': { S: 'RECEIVED' },
        ':outcome': decided.outcome,
        ':decidedAt': decided.decidedAt,
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
export const markPaid = (aws: ApprovalResources) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.expenses,
    Key: expenseKey,
    UpdateExpression: 'SET #status = :paid',
    ConditionExpression: '#status IN (:approved, :paid)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':paid': { S: 'PAID' }, ':approved': { S: 'APPROVED' } },
  }),
  ResultPath: null,
});
