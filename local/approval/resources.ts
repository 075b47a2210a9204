import type { EnvironmentConfig } from '../../config/environment';
import type { Naming } from '../../config/naming';
import type { ApprovalResources } from '../../workflows/approval-resources';
import type { QueueDescription, TableDescription } from '../world/description';

const SECONDS_PER_HOUR = 3600;

/** Names and ARNs in the definition, as the stack gives them; a test compares the two. */
export function approvalResources(naming: Naming, config: EnvironmentConfig): ApprovalResources {
  return {
    functions: { validateExpense: naming.functionAliasArn('validate-expense') },
    tables: {
      expenses: naming.tableName('expenses'),
      requests: naming.tableName('requests'),
      decisions: naming.tableName('decisions'),
      payouts: naming.tableName('payouts'),
    },
    questionsQueueUrl: naming.queueUrl('questions'),
    payrollQueueUrl: naming.queueUrl('payroll'),
    attentionQueueUrl: naming.queueUrl('attention'),
    notificationsTopicArn: naming.topicArn('notifications'),
    archiveBucket: naming.bucketName('archive'),
    decisionTimeoutSeconds: config.approval.decisionTimeoutHours * SECONDS_PER_HOUR,
    autoApproveBelow: config.approval.autoApproveBelow,
  };
}

export const APPROVAL_TABLES: readonly TableDescription[] = [
  { part: 'expenses', partitionKey: 'expenseId', watch: 'status' },
  { part: 'requests', partitionKey: 'requestId', watch: 'state' },
  { part: 'decisions', partitionKey: 'expenseId', watch: 'outcome' },
  { part: 'payouts', partitionKey: 'expenseId', watch: 'amountMinor' },
];

/** Questions that are put at once, as in the stack. */
const QUESTION_BATCH_SIZE = 10;

export function approvalQueues({ queues }: EnvironmentConfig): readonly QueueDescription[] {
  const { visibilityTimeoutSeconds, maxReceiveCount } = queues;
  const read = (part: string): QueueDescription => ({
    part,
    visibilityTimeoutSeconds,
    deadLetters: { queue: `${part}-dead-letters`, maxReceiveCount },
  });
  return [
    { part: 'questions-dead-letters' },
    {
      ...read('questions'),
      consumer: { function: 'request-decision', batchSize: QUESTION_BATCH_SIZE },
    },
    { part: 'payroll-dead-letters' },
    read('payroll'),
    { part: 'attention' },
  ];
}
