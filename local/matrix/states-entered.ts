import { isJsonObject, type JsonObject } from '../../asl/json';
import { walkStates } from '../../asl/walk';
import { ERRORS } from '../../simulator/errors/names';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { calledParts, type MapPart } from '../../simulator/maps/map-parts';

/** What a history of its own tells, or nobody: a Map's parts, and the first state of its children. */
interface MapInsides {
  readonly reader: readonly string[];
  readonly first: readonly string[];
  readonly writer: readonly string[];
}

/**
 * Names of the states that an execution entered, in order, with the parts of its distributed Maps that were called. The
 * children of a map run have histories of their own: their first state stands for them.
 */
export function statesEntered(history: readonly HistoryEvent[], definition: object): string[] {
  const maps = new Map(
    [...walkStates(definition)]
      .filter(({ state }) => state['Type'] === 'Map')
      .map(({ name, state }) => [name, insidesOf(name, state)] as const),
  );
  const entered: string[] = [];
  let inside: MapInsides | undefined;
  for (const { type, stateEnteredEventDetails: details, mapRunFailedEventDetails } of history) {
    if (details !== undefined) {
      const name = String(details['name']);
      entered.push(name);
      inside = maps.get(name) ?? inside;
    }
    if (type === 'MapRunStarted') entered.push(...(inside?.reader ?? []));
    const isUnread = mapRunFailedEventDetails?.['error'] === ERRORS.itemReader;
    if (type === 'MapRunSucceeded' || (type === 'MapRunFailed' && !isUnread)) {
      entered.push(...(inside?.first ?? []), ...(inside?.writer ?? []));
    }
  }
  return entered;
}

function insidesOf(name: string, state: JsonObject): MapInsides {
  const { StartAt } = isJsonObject(state['ItemProcessor']) ? state['ItemProcessor'] : {};
  const named = (part: MapPart): string[] =>
    calledParts(name, state).flatMap((called) => (called.part === part ? [called.name] : []));
  return {
    reader: named('ItemReader'),
    first: typeof StartAt === 'string' ? [StartAt] : [],
    writer: named('ResultWriter'),
  };
}
