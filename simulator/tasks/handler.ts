import type { Json } from '../../asl/json';
import type { TaskCall } from './task-call';

/**
 * Stands in for what a Task calls. Gets a copy of the input, and may return a value or a promise; what it returns is
 * copied as JSON. A thrown error fails the task under its `name`.
 *
 * - `lambda:invoke`: gets the Payload and returns the Payload, like the function itself; the engine wraps it.
 * - a `.waitForTaskToken` task: its return value is only what the service answered; the result comes with the token
 *   (`call.sendTaskSuccess(output)`, now or later).
 * - anything else: gets the Parameters and returns the service's raw answer.
 */
export type TaskHandler = {
  handle(input: never, call: TaskCall): unknown;
}['handle'];

/** A failure given as data: what a task that is not written as a function fails with. */
export class TaskFailure extends Error {
  constructor(
    readonly error: string,
    readonly reason?: string,
  ) {
    super(reason ?? error);
    this.name = error;
  }
}

/** Outcomes of one attempt after another; the last one stays. */
export class Sequence {
  constructor(readonly outcomes: readonly TaskOutcome[]) {
    if (outcomes.length === 0)
      throw new TypeError('a sequence of no outcomes; allowed: one or more');
  }
}

/** A handler, a failure, or the result itself. A list is a result: for several outcomes use `sequence`. */
export type TaskOutcome = TaskHandler | TaskFailure | Json;

/** What may stand for a Task, by the name of its state. */
export type TaskScript = TaskOutcome | Sequence | TimedTask;

/** A task that takes virtual time. */
export class TimedTask {
  constructor(
    readonly script: TaskOutcome | Sequence,
    readonly latencyMs: number,
  ) {}
}

/** Outcomes of one attempt after another; the last one stays. */
export function sequence(...outcomes: TaskOutcome[]): Sequence {
  return new Sequence(outcomes);
}

/** A failure as an outcome: `failure('Lambda.TooManyRequestsException', 'Rate exceeded')`. */
export function failure(error: string, cause?: string): TaskFailure {
  return new TaskFailure(error, cause);
}

/** A task that takes that long, in virtual time. */
export function taking(latencyMs: number, script: TaskOutcome | Sequence): TimedTask {
  return new TimedTask(script, latencyMs);
}
