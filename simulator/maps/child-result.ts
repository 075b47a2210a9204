import type { Json } from '../../asl/json';
import type { StateFailure } from '../errors/state-failure';
import type { Execution, Status } from '../execution';

/** What came of a child of a map run. The child itself is mostly let go. */
export interface ChildResult {
  readonly status: Status;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly startMs: number;
  readonly stopMs: number;
  readonly redriveCount: number;
}

export function resultOfChild(child: Execution): ChildResult {
  const { status, output, error, cause, startMs, stopMs = startMs, redriveCount } = child;
  return { status, output, error, cause, startMs, stopMs, redriveCount };
}

/** Of a child that could not be started. */
export function failedAtOnce({ error, cause }: StateFailure, nowMs: number): ChildResult {
  return {
    status: 'FAILED',
    output: undefined,
    error,
    cause,
    startMs: nowMs,
    stopMs: nowMs,
    redriveCount: 0,
  };
}
