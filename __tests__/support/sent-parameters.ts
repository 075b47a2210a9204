import { isJsonObject, type JsonObject } from '../../asl/json';
import type { HistoryEvent } from '../../simulator/history/history-event';

/** What a Task asked of its service, call by call, as the history tells it: every path in it has its value. */
export function sentBy(history: readonly HistoryEvent[], state: string): JsonObject[] {
  const byId = new Map(history.map((event) => [event.id, event]));
  const stateOf = (event: HistoryEvent | undefined): unknown =>
    event?.stateEnteredEventDetails?.['name'] ??
    (event === undefined ? undefined : stateOf(byId.get(event.previousEventId)));

  return history
    .filter((event) => event.taskScheduledEventDetails && stateOf(event) === state)
    .map((event) => JSON.parse(String(event.taskScheduledEventDetails?.['parameters'])))
    .filter(isJsonObject);
}
