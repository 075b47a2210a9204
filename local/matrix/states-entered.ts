import { isJsonObject } from '../../asl/json';
import { walkStates } from '../../asl/walk';
import type { HistoryEvent } from '../../simulator/history/history-event';

/**
 * Names of the states that an execution entered, in order. The children of a distributed Map have histories of their own:
 * the first state of each map run stands for them.
 */
export function statesEntered(history: readonly HistoryEvent[], definition: object): string[] {
  const firstOfMap = new Map(
    [...walkStates(definition)].flatMap(({ name, state }) => {
      const { StartAt } = isJsonObject(state['ItemProcessor']) ? state['ItemProcessor'] : {};
      return typeof StartAt === 'string' ? [[name, StartAt] as const] : [];
    }),
  );
  const entered: string[] = [];
  for (const { type, stateEnteredEventDetails: details } of history) {
    if (details !== undefined) entered.push(String(details['name']));
    const first = type === 'MapRunStarted' ? firstOfMap.get(entered.at(-1) ?? '') : undefined;
    if (first !== undefined) entered.push(first);
  }
  return entered;
}
