import { approvalResources } from '../../../local/approval/resources';
import { approvalWorkflow } from '../../../workflows/approval';
import { APPROVAL_ERRORS } from '../../../workflows/approval-errors';
import type { WorkflowExpectation } from './workflow-expectation';

/** What the approval workflow says about itself. */
export const approval: WorkflowExpectation = {
  definition: (naming, config) => approvalWorkflow(approvalResources(naming, config)),
  errors: Object.values(APPROVAL_ERRORS),
  raisedErrors: [APPROVAL_ERRORS.expenseUnfinished, APPROVAL_ERRORS.duplicateExpense],
  rowWriters: [
    'OpenExpense',
    'CloseFirstRequest',
    'TakeFirstDecision',
    'CloseSecondRequest',
    'TakeSecondDecision',
    'RecordApproval',
    'MarkPaid',
    'RecordRefusal',
    'RefuseExpense',
  ],
  tokenHolders: ['AskFirstApprover', 'AskSecondApprover'],
  tables: ['decisions', 'expenses', 'payouts', 'requests'],
  queues: {
    questions: { isRead: true },
    payroll: { isRead: true },
    attention: { isRead: false, sendingRule: 'recovery' },
  },
  topics: { approvers: [], notifications: [] },
  buckets: ['archive'],
  rules: ['recovery'],
  routes: {
    'POST /expenses': 'AWS_IAM',
    'GET /expenses/{expenseId}': 'AWS_IAM',
    'GET /decisions/{linkId}': 'NONE',
    'POST /decisions/{linkId}': 'NONE',
  },
  otherFunctions: ['reconciliation', 'recovery'],
  functionTimeouts: { reconciliation: 300 },
  otherTypes: ['aws_scheduler_schedule', 'aws_scheduler_schedule_group'],
};
