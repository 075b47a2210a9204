import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { VisitedState } from '../../asl/walk';

/**
 * Whether a state works on behalf of a failure: it compensates, tells or parks. That is a Task, Map or Parallel which
 * only a Catch leads to, or from which no success can be reached any more; and whatever is inside one.
 */
export function isCompensation({ name, state, machine, ancestors }: VisitedState): boolean {
  if (!['Task', 'Map', 'Parallel'].includes(String(state['Type']))) return false;
  if (ancestors.some(isCompensation)) return true;
  const planned = reachable(machine, String(machine['StartAt']));
  return !planned.has(name) || !succeeds(machine, name);
}

function succeeds(machine: JsonObject, name: string): boolean {
  return [...reachable(machine, name)].some((reached) => {
    const state = stateOf(machine, reached);
    return state['Type'] === 'Succeed' || state['End'] === true;
  });
}

/** States reached from one, itself included, as long as nothing fails. */
function reachable(machine: JsonObject, start: string): ReadonlySet<string> {
  const found = new Set([start]);
  for (const name of found) {
    for (const next of leadsTo(stateOf(machine, name))) found.add(next);
  }
  return found;
}

function leadsTo(state: JsonObject): string[] {
  const choices: Json = state['Choices'] ?? [];
  const rules = Array.isArray(choices) ? choices.filter(isJsonObject) : [];
  const targets = [state['Next'], state['Default'], ...rules.map(({ Next }) => Next)];
  return targets.filter((target) => typeof target === 'string');
}

function stateOf(machine: JsonObject, name: string): JsonObject {
  const { States } = machine;
  const state = isJsonObject(States) ? States[name] : undefined;
  return isJsonObject(state) ? state : {};
}
