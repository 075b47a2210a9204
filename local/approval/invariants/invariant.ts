import { APPROVAL_ERRORS } from '../../../workflows/approval-errors';
import type { Parking } from '../../world/hand-over';
import type { Evidence, ExpenseEvidence, RequestEvidence } from '../evidence';

/** Something that holds whatever goes wrong: says what contradicts it, nothing when it holds. */
export type Invariant = (evidence: Evidence) => readonly string[];

/** One that looks at each expense by itself. */
export function ofEachExpense(
  judge: (expense: ExpenseEvidence, approverIds: readonly string[]) => string | undefined,
): Invariant {
  return ({ expenses, approverIds }) =>
    expenses.flatMap((expense) => {
      const says = judge(expense, approverIds);
      return says === undefined ? [] : [`expense ${expense.expenseId}: ${says}`];
    });
}

/** True for a question that an approver answered. */
export function isDecided({ row }: RequestEvidence): boolean {
  return DECIDED.has(row?.['state'] ?? '');
}

const DECIDED: ReadonlySet<string> = new Set(['APPROVED', 'REJECTED']);

/** Nothing has happened before these: when they fail, the expense is refused. */
const REFUSING: ReadonlySet<string> = new Set(['OpenExpense', 'ValidateExpense']);

/** These run because something else failed. */
const PARKING_STATES: ReadonlySet<string> = new Set(['ArchiveUnfinished', 'ParkExpense']);

/** How an expense is left to a person, who may find it half done. */
export const PARKING: Parking = {
  states: ['ParkExpense'],
  errors: [APPROVAL_ERRORS.expenseUnfinished],
  isReason: (task) => !PARKING_STATES.has(task) && !REFUSING.has(task),
};
