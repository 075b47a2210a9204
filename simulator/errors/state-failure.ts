import type { Json } from '../../asl/json';
import { ERRORS } from './names';

/** What a failure is made of. */
export interface FailureParts {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  /** A further name under which Retry and Catch know it: a late heartbeat is a States.Timeout that answers to both. */
  readonly alias?: string;
  /** Raised while the state was interpreted: its cause is given the state's name and event. */
  readonly interpreted?: boolean;
  /** Field of a JSONata expression that failed; makes an EvaluationFailed event. */
  readonly location?: string;
  /** A task's result was too large: the one States.DataLimitExceeded that States.ALL catches. */
  readonly oversizedResult?: boolean;
}

/** A state that failed, on its way to a Retry, a Catch or the end of the execution. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly error: string | undefined;
  override readonly cause: string | undefined;
  readonly parts: FailureParts;

  constructor(parts: FailureParts) {
    super(`${parts.error ?? 'no error name'}: ${parts.cause ?? 'no cause'}`);
    this.error = parts.error;
    this.cause = parts.cause;
    this.parts = parts;
  }

  /** States.Runtime ends the execution: nothing retries or catches it. */
  get fatal(): boolean {
    return this.error === ERRORS.runtime;
  }

  /** Adds where it happened, as the service words it. Failures of tasks keep their own cause. */
  locatedIn(stateName: string, enteredEventId: number): StateFailure {
    if (this.parts.interpreted !== true) return this;
    const place = `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}).`;
    return new StateFailure({
      ...this.parts,
      cause: `${place} ${this.cause ?? ''}`,
      interpreted: false,
    });
  }

  /** What a Catch puts into the state's output. */
  get errorOutput(): Json {
    return {
      ...(this.error === undefined ? {} : { Error: this.error }),
      ...(this.cause === undefined ? {} : { Cause: this.cause }),
    };
  }
}

/** A failure of the interpretation itself: a path that leads nowhere, a value of the wrong type. */
export function runtimeFailure(cause: string, error: string = ERRORS.runtime): StateFailure {
  return new StateFailure({ error, cause, interpreted: true });
}
