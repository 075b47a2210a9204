import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { type VisitedState, walkStates } from '../../asl/walk';
import { callChanges } from './call-changes';
import type { DefinitionChange } from './definition-change';
import { isCompensation } from './failure-path';

/** Every retrier, catcher, condition, `if_not_exists`, idempotency key and compensation of a definition. */
export function definitionChanges(definition: JsonObject): DefinitionChange[] {
  return [...walkStates(definition)].flatMap((visited) => [
    ...handlersOf(visited, 'Retry', 'retry'),
    ...handlersOf(visited, 'Catch', 'catch'),
    ...callChanges(visited),
    ...(isCompensation(visited) ? [leftOut(visited)] : []),
  ]);
}

function handlersOf(
  { name, state, path }: VisitedState,
  field: 'Retry' | 'Catch',
  kind: 'retry' | 'catch',
): DefinitionChange[] {
  const entries: Json = state[field] ?? [];
  if (!Array.isArray(entries)) return [];
  return entries.filter(isJsonObject).map(({ ErrorEquals }, index) => ({
    id: `${kind}/${name}/${index}`,
    kind,
    state: name,
    removed: `${name} does not ${kind} ${Array.isArray(ErrorEquals) ? ErrorEquals.join(', ') : ''}`,
    statement: `machine.${path}.${field}.splice(${index}, 1)`,
  }));
}

/** The state is passed through, and does nothing. */
function leftOut({ name, state, path }: VisitedState): DefinitionChange {
  const { Next, End } = state;
  return {
    id: `compensation/${name}`,
    kind: 'compensation',
    state: name,
    removed: `${name} does nothing`,
    statement: `machine.${path} = ${JSON.stringify({ Type: 'Pass', Next, End })}`,
  };
}
