import { parseIntegration } from '../integration';
import { isJsonObject, type JsonObject } from '../json';
import { nestedMachines } from '../walk';
import { errorNames } from './errors';
import { type NamedEffect, namedEffect } from './state-words';
import { objectsIn } from './subject';

const READING = /^(?:batchGet|describe|get|head|list|lookup|query|scan|search|select|transactGet)/;
const TELLING = ['events', 'eventbridge', 'ses', 'sesv2', 'sns'];

/** True for a state that calls something, or runs machines that may. */
export function isWork(state: JsonObject | undefined): boolean {
  return ['Task', 'Map', 'Parallel'].some((type) => type === state?.['Type']);
}

/** Whether a state leaves something behind that can be undone: by what it calls, and else by its name. */
export function effectOf(name: string, state: JsonObject | undefined): NamedEffect {
  const resource = state?.['Resource'];
  const called = parseIntegration(typeof resource === 'string' ? resource : '');
  const isCall = called.kind === 'optimized' || called.kind === 'sdk';
  if (isCall && READING.test(called.action)) return 'none';
  const named = namedEffect(name);
  return named === 'unknown' && isCall && TELLING.includes(called.service) ? 'none' : named;
}

/** True when a catcher takes whatever may fail; States.Timeout beside States.TaskFailed is another rule's matter. */
export function takesAll(catcher: JsonObject): boolean {
  const names = errorNames(catcher);
  return names.includes('States.ALL') || names.includes('States.TaskFailed');
}

/** True for a Task, and for a Map or Parallel in which something that may fail is not caught. */
export function mayFail(state: JsonObject): boolean {
  if (!isWork(state)) return state['Type'] === 'Fail';
  if (state['Type'] === 'Task' || state['ItemReader'] !== undefined) return true;
  return nestedMachines(state, '').some(({ machine }) =>
    Object.values(isJsonObject(machine['States']) ? machine['States'] : {})
      .filter(isJsonObject)
      .some((inner) => mayFail(inner) && !isCaught(inner)),
  );
}

/** True when one of the catchers of a state takes whatever may fail. */
export function isCaught(state: JsonObject): boolean {
  return [...objectsIn(state, 'Catch', '')].some(({ object }) => takesAll(object));
}
