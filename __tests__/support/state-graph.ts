import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { type VisitedState, walkStates } from '../../asl/walk';

/** The states of a definition, nested ones too, and the ways from one to another. */
export interface StateGraph {
  /** As a stack deploys it. */
  readonly definition: JsonObject;
  readonly startAt: string;
  readonly states: readonly VisitedState[];
  /** @throws Error when there is no such state */
  stateNamed(name: string): JsonObject;
  /** Where a state goes when it fails with an error or, without one, when all is well. */
  next(name: string, error?: string): string | undefined;
  /** The states from one on to the end or to one that was visited, when all is well; none from nowhere. */
  pathFrom(start: string | undefined): string[];
}

/**
 * Reads a definition.
 *
 * @param well the way that a Choice goes when all is well: that of its first rule, or its Default
 */
export function stateGraph(source: object, well: 'first rule' | 'Default' = 'Default'): StateGraph {
  const definition = JSON.parse(serialize(source)) as JsonObject;
  const states = [...walkStates(definition)];
  const byName = new Map(states.map((visited) => [visited.name, visited.state]));

  const stateNamed = (name: string): JsonObject => {
    const state = byName.get(name);
    if (!state) throw new Error(`no state ${name}; there: ${[...byName.keys()].join(', ')}`);
    return state;
  };
  const wayOnFrom = ({ Next, Choices, Default }: JsonObject) => {
    const [rule] = well === 'first rule' ? objectsIn(Choices) : [];
    return rule?.['Next'] ?? Next ?? Default;
  };
  const wayOutOf = ({ Catch }: JsonObject, error: string) =>
    objectsIn(Catch).find(({ ErrorEquals }) =>
      [error, 'States.ALL'].some((known) => (ErrorEquals as readonly Json[]).includes(known)),
    )?.['Next'];
  const next = (name: string, error?: string): string | undefined => {
    const state = stateNamed(name);
    const target = error === undefined ? wayOnFrom(state) : wayOutOf(state, error);
    return typeof target === 'string' ? target : undefined;
  };
  const pathFrom = (start: string | undefined): string[] => {
    const visited: string[] = [];
    for (let name = start; name !== undefined && !visited.includes(name); name = next(name)) {
      visited.push(name);
    }
    return visited;
  };
  const startAt = String(definition['StartAt']);
  return { definition, startAt, states, stateNamed, next, pathFrom };
}

function objectsIn(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
