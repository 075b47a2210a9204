import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json } from '../../../asl/json';
import type { ExpenseEvidence, RequestEvidence, Row } from '../evidence';

/**
 * What is wrong with the archived case of an expense, if anything: it says how the expense ended, and of questions,
 * decision and payout what their rows say.
 * @param status of the expense, or UNFINISHED where a person has to finish it: such a case is told as far as it came
 */
export function wrongWithArchive(expense: ExpenseEvidence, status: string): string | undefined {
  const { archived, requests, execution } = expense;
  if (archived === undefined) return 'it is not archived';
  const text = JSON.stringify(archived);
  if (requests.some(({ row }) => text.includes(row?.['secretHash'] ?? NO_HASH))) {
    return 'the archive has the hash of its link';
  }
  const told = at(archived, 'case');
  if (at(archived, 'status') !== status) {
    return `it is ${status}, and archived as ${at(archived, 'status')}`;
  }
  if (!isDeepStrictEqual(at(told, 'input'), execution.input)) {
    return 'the archive has another expense';
  }
  const isClosed = status !== 'UNFINISHED';
  const unlike = requests.find((request) => !agreesOnQuestion(told, request, isClosed));
  if (unlike !== undefined) return `the archive tells the ${unlike.step} question otherwise`;
  return isClosed && status !== 'REFUSED' ? wrongWithOutcome(told, expense) : undefined;
}

/** No text has it. */
const NO_HASH = '\u0000';

/** Asked are those whose row says whom; an approver who let the time pass is told as silent. */
function agreesOnQuestion(
  told: Json | undefined,
  { step, row }: RequestEvidence,
  isClosed: boolean,
): boolean {
  if (row?.['approverId'] === undefined) return true;
  const kept = at(told, 'questions', step);
  const isSilent = row['state'] === 'EXPIRED';
  const isToldSilent = at(kept, 'closed', 'outcome') === 'SILENT';
  return (
    at(kept, 'approverId') === row['approverId'] &&
    typeof at(kept, 'askedAt') === 'string' &&
    // A request whose closing seemed to fail is closed all the same, and its case got no further.
    (isToldSilent === isSilent || (isSilent && !isClosed))
  );
}

function wrongWithOutcome(
  told: Json | undefined,
  { row, decision, payout }: ExpenseEvidence,
): string | undefined {
  const isAnother = DECISION_FIELDS.some(
    (field) => at(told, 'decision', field) !== textIn(decision, field),
  );
  if (isAnother) return 'the archive tells another decision';
  if (at(told, 'expense', 'filedBy') !== textIn(row, 'filedBy')) {
    return 'the archive says that somebody else filed it';
  }
  return at(told, 'payout', 'payoutId') === textIn(payout, 'expenseId')
    ? undefined
    : 'the archive tells another payout';
}

const DECISION_FIELDS = ['outcome', 'decidedBy', 'decidedAt', 'comment'] as const;

const textIn = (row: Row | undefined, field: string): string | undefined => row?.[field];

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, name) => (isJsonObject(inner) ? inner[name] : undefined),
    value,
  );
}
