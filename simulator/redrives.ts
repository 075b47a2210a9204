import type { Execution } from './execution';
import { MAX_DURATION_MS, REDRIVABLE_DAYS } from './limits';

const DAY_MS = 86_400_000;

/**
 * A redrive that the service would refuse: `ExecutionNotRedrivable`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export class RedriveRefusal extends Error {
  override readonly name = 'ExecutionNotRedrivable';
}

/** Whether an execution may be redriven. */
export const REDRIVES = {
  allow(execution: Execution, nowMs: number): boolean {
    return reasonAgainst(execution, nowMs) === undefined;
  },

  /** @throws RedriveRefusal */
  check(execution: Execution, nowMs: number): void {
    const reason = reasonAgainst(execution, nowMs);
    if (reason !== undefined) {
      throw new RedriveRefusal(
        `execution ${execution.names.executionArn} cannot be redriven: ${reason}`,
      );
    }
  },
};

function reasonAgainst(execution: Execution, nowMs: number): string | undefined {
  const { status, type, stopMs = nowMs, startMs, history } = execution;
  if (type === 'EXPRESS') return 'it is an Express execution; allowed: Standard';
  if (status === 'RUNNING' || status === 'SUCCEEDED') {
    return `its status is ${status}; allowed: FAILED, TIMED_OUT, ABORTED`;
  }
  if (nowMs - stopMs > REDRIVABLE_DAYS * DAY_MS) {
    return `it ended more than ${REDRIVABLE_DAYS} days ago`;
  }
  if (nowMs - startMs > MAX_DURATION_MS.STANDARD) return 'it started more than a year ago';
  if (history.length >= 24_999) return `its history has ${history.length} events; allowed: 24998`;
  return undefined;
}
