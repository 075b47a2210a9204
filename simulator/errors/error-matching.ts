import { ERRORS } from './names';
import type { StateFailure } from './state-failure';

/**
 * Whether one of a retrier's or catcher's names stands for a failure.
 * - States.Runtime is never matched: it always ends the execution.
 * - States.ALL matches everything else but States.DataLimitExceeded. A task whose *result* was too large is the
 *   exception: recorded executions show States.ALL catching it.
 * - States.TaskFailed matches everything but States.Timeout, and not what States.ALL does not match.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function matchesError(names: readonly string[], failure: StateFailure): boolean {
  if (names.some((name) => name === failure.parts.alias)) return true;
  if (failure.fatal) return false;
  return names.some((name) => {
    if (name === failure.error) return true;
    if (name === ERRORS.all) return caughtByWildcard(failure);
    if (name === ERRORS.taskFailed) {
      return caughtByWildcard(failure) && failure.error !== ERRORS.timeout;
    }
    return false;
  });
}

function caughtByWildcard(failure: StateFailure): boolean {
  return failure.error !== ERRORS.dataLimit || failure.parts.oversizedResult === true;
}
