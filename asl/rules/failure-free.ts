/** Where an execution gets to while nothing fails: the graph of a machine without its catchers. */
import type { JsonObject } from '../json';
import type { Machine } from './subject';
import { targetsOf } from './target';

/** For each state, where it leads to without any failure. */
export type Successors = ReadonlyMap<string, readonly string[]>;

/** The successors of every state of a machine. */
export function successorsIn({ states }: Machine): Successors {
  return new Map([...states].map(([name, state]) => [name, successorsOf(state)]));
}

/** States that can be reached from some without any failure, themselves included; not beyond those left out. */
export function reach(
  successors: Successors,
  from: readonly string[],
  leftOut: ReadonlySet<string> = new Set(),
): Set<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const next = successors.get(name);
    if (next === undefined || reached.has(name) || leftOut.has(name)) continue;
    reached.add(name);
    for (const target of next) waiting.push(target);
  }
  return reached;
}

/** States on a way from StartAt to an end that is no Fail, without any failure: a Choice may lead to compensations, too. */
export function forwardStates(
  { machine, states }: Machine,
  successors: Successors,
): ReadonlySet<string> {
  const start = machine['StartAt'];
  const reached = reach(successors, typeof start === 'string' ? [start] : []);
  const ends = [...reached].filter((name) => {
    const state = states.get(name);
    return state?.['End'] === true || state?.['Type'] === 'Succeed';
  });
  const ending = reach(predecessorsIn(successors), ends);
  return new Set([...reached].filter((name) => ending.has(name)));
}

/** The same graph read backwards: for each state, those that lead to it. */
export function predecessorsIn(successors: Successors): Successors {
  const before = new Map<string, string[]>([...successors.keys()].map((name) => [name, []]));
  for (const [name, targets] of successors) {
    for (const target of targets) before.get(target)?.push(name);
  }
  return before;
}

function successorsOf(state: JsonObject): string[] {
  const { Catch: _failures, ...withoutFailures } = state;
  return [...targetsOf(withoutFailures, '')].map(({ name }) => name);
}
