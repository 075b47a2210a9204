import { isJsonObject } from '../../../asl/json';
import { isParked, tasksGivenUp, wrongWithHandOver } from '../../world/hand-over';
import type { ExpenseEvidence } from '../evidence';
import { wrongWithArchive } from './archive';
import { isDecided, ofEachExpense, PARKING } from './invariant';

/** Where a status may go. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: ['REFUSED', 'APPROVED', 'REJECTED', 'EXPIRED'],
  APPROVED: ['PAID'],
  REFUSED: [],
  REJECTED: [],
  EXPIRED: [],
  PAID: [],
};

const ENDED: Readonly<Record<string, string>> = {
  PAID: 'SUCCEEDED',
  REJECTED: 'SUCCEEDED',
  EXPIRED: 'SUCCEEDED',
  REFUSED: 'FAILED',
};

/** Who decides when no approver does. */
const OWN: readonly string[] = ['policy', 'nobody'];

/**
 * A8: one audit row for every expense that was decided, which agrees with it; none for any other. What an approver
 * decided is what becomes of the expense, unless it waits for a person.
 */
export const decisionsAreAudited = ofEachExpense((expense) => {
  const { statuses, decision, requests } = expense;
  const outcome = statuses.find((status) => ['APPROVED', 'REJECTED', 'EXPIRED'].includes(status));
  if (decision?.['outcome'] !== outcome) {
    return `the audit says ${decision?.['outcome'] ?? 'nothing'}, the expense ${outcome ?? 'nothing'}`;
  }
  const { approverId: by = 'nobody', state } = requests.find(isDecided)?.row ?? {};
  if (decision === undefined) {
    return state === undefined || isParked(expense, PARKING)
      ? undefined
      : `${by} did ${state}, and nothing came of it`;
  }
  const { decidedBy = '' } = decision;
  const agrees =
    state === undefined ? OWN.includes(decidedBy) : decidedBy === by && outcome === state;
  return agrees
    ? undefined
    : `${decidedBy} is said to have ${outcome}, and ${by} did ${state ?? 'decide'}`;
});

/** A11: what was approved is claimed once and sent to payroll as it was asked for; nothing else is. */
export const approvedIsPaid = ofEachExpense((expense) => {
  const { statuses, payout, payroll, row, execution } = expense;
  const isApproved = statuses.includes('APPROVED');
  if ((payout !== undefined) !== isApproved) {
    return isApproved ? 'approved, and no payout is claimed' : 'a payout is claimed, not approved';
  }
  const { amountMinor: asked } = isJsonObject(execution.input) ? execution.input : {};
  const wrong = payroll.find(
    ({ amountMinor }) =>
      !isApproved || amountMinor !== asked || payout?.['amountMinor'] !== `${asked}`,
  );
  if (wrong !== undefined) return `payroll is to pay ${wrong['amountMinor']}, asked were ${asked}`;
  return row?.['status'] === 'PAID' && payroll.length === 0
    ? 'paid, and payroll knows nothing'
    : undefined;
});

/** A12: once nothing runs, an expense has ended as its execution says, was told and is archived, or waits for a person. */
export const everyExpenseEnds = ofEachExpense((expense) => {
  const { row, statuses, execution } = expense;
  const illegal = statuses.find(
    (status, index) => index > 0 && !MOVES[statuses[index - 1] ?? '']?.includes(status),
  );
  if (illegal !== undefined) return `its status went ${statuses.join(', ')}`;
  if (execution.status === 'RUNNING') return 'its execution still runs';
  if (isParked(expense, PARKING)) {
    return wrongWithHandOver(expense, PARKING) ?? wrongWithUnfinished(expense);
  }
  if (row === undefined) {
    return execution.error === 'DuplicateExpense' ? undefined : 'there is no row of it';
  }
  const status = row['status'] ?? '';
  if (ENDED[status] !== execution.status) {
    return `it is ${status}, but its execution ${execution.status}`;
  }
  return untold(expense, status) ?? wrongWithArchive(expense, status);
});

function untold({ notifications, execution }: ExpenseEvidence, status: string) {
  const told = new Set(notifications.map(({ eventId }) => eventId)).size;
  const expected = execution.status === 'FAILED' || status === 'PAID' ? 0 : 1;
  return told === expected
    ? undefined
    : `the employee was told ${told} things, allowed ${expected}`;
}

/** Archived before it was parked, unless the archive failed, too. */
function wrongWithUnfinished(expense: ExpenseEvidence): string | undefined {
  const wasArchived =
    hasEntered(expense.history, 'ArchiveUnfinished') &&
    !tasksGivenUp(expense.history).has('ArchiveUnfinished');
  return wasArchived ? wrongWithArchive(expense, 'UNFINISHED') : undefined;
}

function hasEntered(history: ExpenseEvidence['history'], state: string): boolean {
  return history.some(({ stateEnteredEventDetails: entered }) => entered?.['name'] === state);
}
