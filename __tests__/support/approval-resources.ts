import type { ApprovalResources } from '../../workflows/approval-resources';

const queue = (name: string) => `https://sqs.eu-west-1.amazonaws.com/111111111111/approval-${name}`;

/** Names and ARNs as a stack would give them. */
export const approvalResources: ApprovalResources = {
  functions: {
    validateExpense:
      'arn:aws:lambda:eu-west-1:111111111111:function:approval-validate-expense:live',
  },
  tables: {
    expenses: 'approval-expenses',
    requests: 'approval-requests',
    decisions: 'approval-decisions',
    payouts: 'approval-payouts',
  },
  questionsQueueUrl: queue('questions'),
  payrollQueueUrl: queue('payroll'),
  attentionQueueUrl: queue('attention'),
  notificationsTopicArn: 'arn:aws:sns:eu-west-1:111111111111:approval-notifications',
  archiveBucket: 'approval-archive',
  decisionTimeoutSeconds: 86_400,
  autoApproveBelow: { amountMinor: 5_000, currency: 'EUR' },
};
