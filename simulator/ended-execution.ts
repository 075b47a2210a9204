import type { Json } from '../asl/json';
import { type Billing, billingOf } from './billing';
import type { Execution } from './execution';
import type { HistoryEvent } from './history/history-event';
import type { SimulationResult } from './simulate';

/**
 * What came of an execution. A class, for getters on an object literal cost more than the whole run of a small machine.
 */
export class EndedExecution implements SimulationResult {
  readonly status: SimulationResult['status'];
  declare readonly output?: Json;
  declare readonly error?: string;
  declare readonly cause?: string;
  readonly transitions: number;
  readonly elapsedMs: number;
  readonly #execution: Execution;

  /** @throws TypeError when the execution has not ended */
  constructor(execution: Execution) {
    const { status, output, error, cause, startMs, stopMs = startMs, transitions } = execution;
    if (status === 'RUNNING') throw new TypeError('the execution has not ended');
    this.status = status;
    if (status === 'SUCCEEDED' && output !== undefined) this.output = output;
    if (error !== undefined) this.error = error;
    if (cause !== undefined) this.cause = cause;
    this.transitions = transitions;
    this.elapsedMs = stopMs - startMs;
    this.#execution = execution;
  }

  get history(): readonly HistoryEvent[] {
    return this.#execution.history.events();
  }

  get billing(): Billing {
    return billingOf(this.#execution);
  }
}
