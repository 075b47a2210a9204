import { snsPublish } from '../asl/tasks/sns';
import { sqsSendMessage } from '../asl/tasks/sqs';
import type { ApprovalResources } from './approval-resources';

/** Hands the payout to payroll. It may arrive twice: payroll pays a `payoutId` once. */
export const sendPayout = (aws: ApprovalResources) => ({
  ...sqsSendMessage({
    QueueUrl: aws.payrollQueueUrl,
    MessageBody: {
      'payoutId.$': '$.expense.expenseId',
      'employeeId.$': '$.expense.employeeId',
      'amountMinor.$': '$.expense.amountMinor',
      'currency.$': '$.expense.currency',
    },
  }),
  ResultSelector: {
    'payoutId.$': '$$.Execution.Name',
    'sentAt.$': '$$.State.EnteredTime',
  } as const,
  ResultPath: '$.payout' as const,
});

/** Tells the employee that nothing will be paid, with an id by which a reader can drop a second copy. */
export const notifyEmployee = (aws: ApprovalResources) => ({
  ...snsPublish({
    TopicArn: aws.notificationsTopicArn,
    Message: {
      event: 'ExpenseNotApproved',
      'eventId.$': "States.Format('expense/{}/{}', $.expense.expenseId, $.decision.outcome)",
      'expenseId.$': '$.expense.expenseId',
      'employeeId.$': '$.expense.employeeId',
      'outcome.$': '$.decision.outcome',
      'comment.$': '$.decision.comment',
    },
  }),
  ResultSelector: { 'sentAt.$': '$$.State.EnteredTime' } as const,
  ResultPath: '$.notice' as const,
});
