import { Bucket } from '../constructs/bucket';
import type { ParkingQueue } from '../constructs/parking-queue';
import { Queue } from '../constructs/queue';
import { Table } from '../constructs/table';
import { Topic } from '../constructs/topic';
import { createAttentionQueue } from './attention-queue';
import type { WorkflowParts } from './workflow-stack';

/** Where the approval workflow keeps and sends its data. */
export interface ApprovalStores {
  readonly expenses: Table;
  /** Questions to approvers with their sealed task tokens. */
  readonly requests: Table;
  /** The audit: one row a decision. */
  readonly decisions: Table;
  readonly payouts: Table;
  /** Questions to be put; read by `request-decision`. */
  readonly questions: Queue;
  /** Payouts; read by the payroll system. */
  readonly payroll: Queue;
  /** Expenses that a person has to finish. */
  readonly attention: ParkingQueue;
  /** Links for approvers, each to its approver alone. */
  readonly approvers: Topic;
  /** Events for employees: ExpenseNotApproved. */
  readonly notifications: Topic;
  /** The case of every expense: closed, refused, or as far as it came. */
  readonly archive: Bucket;
}

/** Seconds that a question may wait for `request-decision`, which reads at once: more, and nobody reads. */
const QUESTION_SECONDS = 15 * 60;

/** Seconds within which payroll reads its queue, on a slow day. */
const PAYROLL_SECONDS = 24 * 60 * 60;

export function createApprovalStores(parts: WorkflowParts): ApprovalStores {
  const { scope, naming, config, key, alarmTopicArn } = parts;
  const { deletionProtection } = config;
  const table = (id: string, part: string) =>
    new Table(scope, id, { naming, key, deletionProtection, part, partitionKey: 'expenseId' });
  const queue = { ...config.queues, naming, key, alarmTopicArn };
  const approvers = new Topic(scope, 'Approvers', { naming, key, part: 'approvers' });
  for (const { id, email } of config.approval.approvers) {
    approvers.subscribeEmail(`Mail-${id}`, email, { approverId: [id] });
  }
  return {
    expenses: table('Expenses', 'expenses'),
    requests: new Table(scope, 'Requests', {
      naming,
      key,
      deletionProtection,
      part: 'requests',
      partitionKey: 'requestId',
      timeToLiveAttribute: 'forgetAt',
    }),
    decisions: table('Decisions', 'decisions'),
    payouts: table('Payouts', 'payouts'),
    questions: new Queue(scope, 'Questions', {
      ...queue,
      part: 'questions',
      deadLetterDescription:
        'an approver could not be asked; see docs/runbooks/approval-questions.md',
      // A question is open for `decisionTimeoutHours`, a day at least in the table: time to look in the morning.
      oldest: {
        toleratedSeconds: QUESTION_SECONDS,
        severity: 'warning',
        description:
          'approvers are not asked; see docs/runbooks/approval-questions.md#questions-too-old',
      },
    }),
    payroll: new Queue(scope, 'Payroll', {
      ...queue,
      part: 'payroll',
      deadLetterDescription:
        'payroll did not take an approved expense; see docs/runbooks/approval-payroll.md',
      // An expense is PAID when its message is sent; nothing else of ours sees payroll stand still.
      oldest: {
        toleratedSeconds: PAYROLL_SECONDS,
        severity: 'warning',
        description:
          'payroll has not read an approved expense for a day; see docs/runbooks/approval-payroll.md',
      },
    }),
    attention: createAttentionQueue(
      parts,
      'an expense could not be finished or brought back; see docs/runbooks/approval-attention.md',
    ),
    approvers,
    notifications: new Topic(scope, 'Notifications', { naming, key, part: 'notifications' }),
    archive: new Bucket(scope, 'Archive', { naming, key, deletionProtection, part: 'archive' }),
  };
}
