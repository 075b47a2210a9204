import type { EndedExecution } from './execution-record';

/**
 * - `leave`: it ended as its definition says, runs again, or was stopped by a person who answers for it.
 * - `redrive`: it ended in the middle of its work.
 * - `park`: it ended in the middle of its work and redriving does not help.
 */
export type Verdict =
  | { readonly kind: 'leave' | 'redrive' }
  | { readonly kind: 'park'; readonly reason: string };

/** Redrives of one execution until a person looks at it. */
export const MAX_REDRIVES = 3;

/** Stop an execution with this error, and it stays stopped: `stop-execution --error LeaveStopped`. */
export const LEAVE_STOPPED = 'LeaveStopped';

/**
 * The errors that no Catch takes: an execution that fails with one has compensated nothing.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
const UNCATCHABLE: ReadonlySet<string> = new Set([
  'States.Runtime',
  'States.DataLimitExceeded',
  // A ResultPath, that of a Catch too, does not fit the data: the language's name for it, and the one that is seen.
  'States.ResultPathMatchFailure',
  'States.ReferencePathConflict',
]);

/** What is to be done about an execution that did not succeed. */
export function judgeExecution(execution: EndedExecution): Verdict {
  if (!endedInTheMiddle(execution)) return { kind: 'leave' };
  const { redriveCount, refusal } = execution;
  if (refusal !== undefined) return { kind: 'park', reason: refusal };
  if (redriveCount >= MAX_REDRIVES) {
    return { kind: 'park', reason: `redriven ${redriveCount} times` };
  }
  return { kind: 'redrive' };
}

function endedInTheMiddle({ status, error }: EndedExecution): boolean {
  if (status === 'TIMED_OUT') return true;
  if (status === 'ABORTED') return error !== LEAVE_STOPPED;
  return status === 'FAILED' && error !== undefined && UNCATCHABLE.has(error);
}
