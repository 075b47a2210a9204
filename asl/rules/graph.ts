import type { JsonObject } from '../json';
import type { Machine } from './subject';
import { targetsOf } from './target';

/** Names of the states that can be reached from StartAt; empty when StartAt names none. */
export function reachableFrom({ machine, states }: Machine): ReadonlySet<string> {
  const start = machine['StartAt'];
  const reached = new Set<string>();
  const waiting = typeof start === 'string' ? [start] : [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = states.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    for (const target of targetsOf(state, '')) waiting.push(target.name);
  }
  return reached;
}

/** True when one of the states names a target that is no state of the machine. */
export function leadsNowhere({ states }: Machine, names: Iterable<string>): boolean {
  for (const name of names) {
    for (const target of targetsOf(states.get(name) ?? {}, '')) {
      if (!states.has(target.name)) return true;
    }
  }
  return false;
}

/** Names of the states from which an end can be reached, in any number of steps. */
export function statesThatEnd({ states }: Machine): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  const waiting: string[] = [];
  for (const [name, state] of states) {
    const targets = [...targetsOf(state, '')];
    // A missing Next or a target that is no state is a fault of its own; it must not look like a loop too.
    if (isEnd(state) || targets.length === 0 || targets.some((to) => !states.has(to.name))) {
      waiting.push(name);
    }
    for (const target of targets) {
      const referring = before.get(target.name);
      if (referring === undefined) before.set(target.name, [name]);
      else referring.push(name);
    }
  }
  const ending = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (ending.has(name)) continue;
    ending.add(name);
    // One by one: more states may lead here than a call can take as arguments.
    for (const referring of before.get(name) ?? []) waiting.push(referring);
  }
  return ending;
}

function isEnd(state: JsonObject): boolean {
  return state['End'] === true || state['Type'] === 'Succeed' || state['Type'] === 'Fail';
}
