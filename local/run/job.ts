import type { HistoryEvent } from '../../simulator/history/history-event';
import type { LocalEffect } from '../local-workflow';
import type { StatusEventFate } from '../world/status-event';
import type { Expectation } from './expectation';
import type { FinishedRun } from './report';

/** Options that every local run takes. */
export interface JobOptions {
  /** Each as `fault-option.ts` reads it. */
  readonly faults: readonly string[];
  readonly seed: number;
  readonly realTime: boolean;
  /** Stops the execution after that event of its history. @default never */
  readonly stopAfterEvent: number | undefined;
  /** What becomes of the events about a workflow's executions that did not succeed. @default 'delivered' */
  readonly statusEvents?: StatusEventFate | undefined;
  /** @default what the sample of the workflow expects; SUCCEEDED for a definition of one's own */
  readonly expectation: Expectation | undefined;
}

/** Who watches a run. */
export interface RunWatcher {
  /** Told each event of the history as it is recorded. */
  onEvent(event: HistoryEvent): void;
  /** Told what is done to a service, as it happens. */
  onEffect(effect: LocalEffect): void;
}

/** One execution, ready to run. */
export interface RunJob {
  readonly definition: object;
  readonly expectation: Expectation;
  /** Runs it to its end, late effects included. */
  run(watcher: RunWatcher): Promise<FinishedRun>;
  /** Lets go of everything that the run needed, also while it runs. Absent when nothing is held. */
  close?(): Promise<void>;
}
