import { serialize } from '../../asl/serialize';
import type { SimulateOptions } from '../../simulator/simulate';
import { failure } from '../../simulator/tasks/handler';
import { approvalWorkflow } from '../../workflows/approval';
import { FRONT_END_ARN } from './approval-expense';
import { approvalResources } from './approval-resources';
import { typedItem } from './dynamodb-items';
import { type Answers, type RecordedRun, recordedRun } from './recorded-run';

const definition = serialize(approvalWorkflow(approvalResources));

/** An expense as ValidateExpense gives it; its sum is for a person. */
export const validExpense = {
  expenseId: 'expense-1',
  filedBy: FRONT_END_ARN,
  employeeId: 'eve',
  amountMinor: 12_000,
  currency: 'EUR',
  purpose: 'train to Ghent',
  approvers: { first: 'ann', second: 'ben' },
  forgetAt: 1_780_000_000,
};

/** When every decision of these runs is made. */
export const DECIDED_AT = '2026-01-01T12:00:00.000Z';

/** What an approver answers. */
export const decisionOf = (outcome: 'APPROVED' | 'REJECTED', decidedBy: string) => ({
  outcome,
  decidedBy,
  decidedAt: DECIDED_AT,
  comment: 'as agreed',
});

/** A request that was decided, as DynamoDB gives it back. */
const storedDecision = (state: 'APPROVED' | 'REJECTED', approverId: string) => ({
  Attributes: typedItem({ state, approverId, decidedAt: DECIDED_AT, comment: '' }),
});

/** Nobody decided in time. */
export const SILENCE = failure('States.Timeout');

/** Every service answers as if all were well, and whoever is asked approves. */
const WELL = {
  OpenExpense: {},
  ValidateExpense: validExpense,
  AskFirstApprover: decisionOf('APPROVED', 'ann'),
  CloseFirstRequest: {},
  TakeFirstDecision: storedDecision('APPROVED', 'ann'),
  AskSecondApprover: decisionOf('APPROVED', 'ben'),
  CloseSecondRequest: {},
  TakeSecondDecision: storedDecision('APPROVED', 'ben'),
  RecordApproval: {},
  SendPayout: {},
  MarkPaid: {},
  RecordRefusal: {},
  NotifyEmployee: {},
  ArchivePaid: {},
  ArchiveUnpaid: {},
  ArchiveRefused: {},
  ArchiveUnfinished: {},
  RefuseExpense: {},
  ParkExpense: {},
} as const satisfies Answers;

/** A state of the approval workflow that calls a service. */
export type ApprovalTask = keyof typeof WELL;

/** How a run differs from one in which all is well. */
export type ApprovalRunOptions = Omit<SimulateOptions, 'tasks'> & {
  readonly tasks?: Partial<Answers<ApprovalTask>>;
};

/** Runs the workflow on the engine. */
export function runApproval({ tasks, ...options }: ApprovalRunOptions = {}): Promise<RecordedRun> {
  const { expenseId } = validExpense;
  return recordedRun(
    definition,
    { ...WELL, ...tasks },
    { executionName: expenseId, input: { expenseId }, ...options },
  );
}
