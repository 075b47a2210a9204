import type { HistoryEvent } from '../../simulator/history/history-event';

/** Names of the states that an execution entered, in order. */
export function entered({ history }: { readonly history: readonly HistoryEvent[] }): string[] {
  return history.flatMap(({ stateEnteredEventDetails: details }) =>
    details === undefined ? [] : [String(details['name'])],
  );
}
