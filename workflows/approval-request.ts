import type { Condition } from '../asl/condition';
import type { Retrier } from '../asl/language';
import { TASK_FAILED } from '../asl/retry';
import { dynamodbUpdateItem } from '../asl/tasks/dynamodb';
import { sqsSendMessageWithToken } from '../asl/tasks/sqs';
import type { ApprovalResources } from './approval-resources';

/** The approvers are asked one after the other; each question is a request of its own, with a link of its own. */
export type ApprovalStep = 'first' | 'second';

/** Names the request of this very execution and step: an id that another execution could never have. */
const requestId = (step: ApprovalStep) =>
  `States.Hash(States.Format('{}/{}/${step}', $$.Execution.Id, $$.Execution.StartTime), 'SHA-256')` as const;

/** The queue did not take the question. Unlike States.TaskFailed, this is known at once and never after a day. */
const NOT_SENT: Retrier = {
  ...TASK_FAILED,
  ErrorEquals: ['SQS.SdkClientException', 'SQS.AmazonSQSException'],
};

/** Keeps who is asked and when, under `$.questions.first` or `.second`. */
export const turnTo = (step: ApprovalStep) =>
  ({
    Type: 'Pass',
    Parameters: {
      'approverId.$': `$.expense.approvers.${step}`,
      'askedAt.$': '$$.State.EnteredTime',
    },
    ResultPath: `$.questions.${step}`,
  }) as const;

/**
 * Asks an approver, and waits for the decision of a person: hence no heartbeat, for nothing beats, and no retry of a
 * timeout, which is an answer of its own.
 */
export const askApprover = (aws: ApprovalResources, step: ApprovalStep) => ({
  ...sqsSendMessageWithToken(
    {
      QueueUrl: aws.questionsQueueUrl,
      MessageBody: {
        'taskToken.$': '$$.Task.Token',
        'requestId.$': requestId(step),
        'expenseId.$': '$.expense.expenseId',
        'approverId.$': `$.expense.approvers.${step}`,
        'employeeId.$': '$.expense.employeeId',
        'amountMinor.$': '$.expense.amountMinor',
        'currency.$': '$.expense.currency',
        'purpose.$': '$.expense.purpose',
        'forgetAt.$': '$.expense.forgetAt',
        timeoutSeconds: aws.decisionTimeoutSeconds,
        // When, and at which attempt; whole, for only a redriven execution has a RedriveTime, and a path to it fails.
        'execution.$': '$$.Execution',
        'state.$': '$$.State',
      },
    },
    { TimeoutSeconds: aws.decisionTimeoutSeconds },
  ),
  Retry: [NOT_SENT, { ...TASK_FAILED, MaxAttempts: 1 }],
  // No ResultSelector: an answer of another shape would end in States.Runtime, which nothing catches.
  ResultPath: '$.decision' as const,
});

/** Whether the answer is a decision with this outcome; whoever may answer task tokens may answer anything. */
export const isDecision = (outcome: 'APPROVED' | 'REJECTED') =>
  ({
    And: [
      { Variable: '$.decision.outcome', IsPresent: true },
      { Variable: '$.decision.outcome', StringEquals: outcome },
      { Variable: '$.decision.decidedBy', IsPresent: true },
      { Variable: '$.decision.decidedBy', IsString: true },
      { Variable: '$.decision.decidedAt', IsPresent: true },
      { Variable: '$.decision.decidedAt', IsTimestamp: true },
      { Variable: '$.decision.comment', IsPresent: true },
      { Variable: '$.decision.comment', IsString: true },
    ],
  }) as const satisfies Condition;

/**
 * Closes a request that nobody decided: its link is dead from here on, and a question still in the queue is dropped.
 * Refused when a decision was recorded in time, whose answer has not reached us.
 */
export const closeRequest = (aws: ApprovalResources, step: ApprovalStep) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.requests,
    Key: { requestId: { 'S.$': requestId(step) } },
    UpdateExpression: 'SET #state = :expired, forgetAt = :forgetAt REMOVE sealedToken',
    ConditionExpression: 'attribute_not_exists(requestId) OR #state IN (:pending, :expired)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':pending': { S: 'PENDING' },
      ':expired': { S: 'EXPIRED' },
      ':forgetAt': { 'N.$': "States.Format('{}', $.expense.forgetAt)" },
    },
  }),
  ResultSelector: { outcome: 'SILENT', 'closedAt.$': '$$.State.EnteredTime' } as const,
  ResultPath: `$.questions.${step}.closed` as const,
});

/** Takes up a decision that was recorded in time but not told to us; its token is of no use any more. */
export const takeDecision = (aws: ApprovalResources, step: ApprovalStep) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.requests,
    Key: { requestId: { 'S.$': requestId(step) } },
    UpdateExpression: 'SET answeredAt = if_not_exists(answeredAt, :now) REMOVE sealedToken',
    ConditionExpression: '#state IN (:approved, :rejected)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':now': { 'S.$': '$$.State.EnteredTime' },
      ':approved': { S: 'APPROVED' },
      ':rejected': { S: 'REJECTED' },
    },
    ReturnValues: 'ALL_NEW',
  }),
  ResultSelector: {
    'outcome.$': '$.Attributes.state.S',
    'decidedBy.$': '$.Attributes.approverId.S',
    'decidedAt.$': '$.Attributes.decidedAt.S',
    'comment.$': '$.Attributes.comment.S',
  } as const,
  ResultPath: '$.decision' as const,
});
