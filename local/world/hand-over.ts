import type { JsonObject } from '../../asl/json';
import { MAX_REDRIVES } from '../../lambdas/recovery/judge-execution';
import type { Execution } from '../../simulator/execution';
import type { HistoryEvent } from '../../simulator/history/history-event';

/** An execution that was left to a person, perhaps. */
export interface HandOver {
  readonly execution: Pick<Execution, 'status' | 'error' | 'redriveCount'>;
  readonly history: readonly HistoryEvent[];
  /** Messages about it in the attention queue. */
  readonly attention: readonly JsonObject[];
}

/** How a workflow leaves an execution to a person. */
export interface Parking {
  /** Tasks that put the message into the attention queue. */
  readonly states: readonly string[];
  /** Errors with which such an execution fails; each raises an alarm, even where no message could be sent. */
  readonly errors: readonly string[];
  /** Those of them after which the execution succeeds: what they hand over is none of what it was for. @default none */
  readonly leftovers?: readonly string[];
  /** Whether an execution may be parked because this Task failed for good. */
  readonly isReason: (task: string) => boolean;
}

/** True for an execution that waits for a person, and may be half done until then. */
export function isParked({ execution, attention }: HandOver, { errors }: Parking): boolean {
  return attention.length > 0 || errors.includes(execution.error ?? '');
}

/**
 * What is wrong with an execution that was left to a person; undefined when nothing is. It was parked because something
 * failed for good that must not fail, or because it was redriven as often as may be, and somebody was told.
 */
export function wrongWithHandOver(handOver: HandOver, parking: Parking): string | undefined {
  const { execution, attention } = handOver;
  if (execution.status === 'SUCCEEDED' && !hasEntered(handOver.history, parking.leftovers)) {
    return 'it waits for a person, and its execution SUCCEEDED';
  }
  const givenUp = tasksGivenUp(handOver.history);
  const isRedriven = execution.redriveCount >= MAX_REDRIVES;
  if (attention.length === 0) {
    const isUntold = parking.states.every((state) => !givenUp.has(state));
    return isUntold ? `it ended as ${execution.error}, and no message says so` : undefined;
  }
  const isByItself = attention.some((message) => !('reason' in message));
  if (isByItself && ![...givenUp].some((task) => task === UNNAMED || parking.isReason(task))) {
    return `it was parked, and only these failed for good: ${[...givenUp].join(', ') || 'none'}`;
  }
  const isGivenUp = attention.some((message) => 'reason' in message);
  return isGivenUp && !isRedriven
    ? `recovery gave it up after ${execution.redriveCount} redrives, allowed: ${MAX_REDRIVES}`
    : undefined;
}

function hasEntered(history: readonly HistoryEvent[], states: readonly string[] = []): boolean {
  return history.some(({ stateEnteredEventDetails: details }) =>
    states.includes(String(details?.['name'])),
  );
}

const FAILURE = /^(?:Task|LambdaFunction)(?:\w*Failed|TimedOut)$/;

/** Tasks with an attempt that failed and was not followed by another. */
export function tasksGivenUp(history: readonly HistoryEvent[]): ReadonlySet<string> {
  const byId = new Map(history.map((event) => [event.id, event]));
  const next = new Map(history.map((event) => [event.previousEventId, event]));
  return new Set(
    history
      .filter(({ type, id }) => FAILURE.test(type) && !next.get(id)?.type.endsWith('Scheduled'))
      .map((event) => leftState(next.get(event.id)) ?? enteredState(event, byId)),
  );
}

/** Where a Catch took over, the state is left with its next event. */
function leftState(event: HistoryEvent | undefined): string | undefined {
  const details = event?.stateExitedEventDetails;
  return details && String(details['name']);
}

/** A Task of a Map that was redriven: the history does not say which, so it may be any. */
const UNNAMED = 'a redriven state';

/** Else it was entered some events before; a redrive does not enter it again, and breaks the chain. */
function enteredState(event: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): string {
  for (
    let before: HistoryEvent | undefined = event;
    before !== undefined;
    before = byId.get(before.previousEventId)
  ) {
    const { stateEnteredEventDetails: details } = before;
    if (details !== undefined) return String(details['name']);
  }
  return UNNAMED;
}
