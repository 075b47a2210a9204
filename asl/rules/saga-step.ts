import { joinPath } from '../path';
import { forwardStates, predecessorsIn, reach, successorsIn } from './failure-free';
import { effectOf, isWork, takesAll } from './saga-effect';
import type { NamedEffect } from './state-words';
import { type Machine, objectsIn } from './subject';

/** Each step is compared with each other one; nobody writes a saga of so many by hand. */
export const MAX_STEPS = 200;

/** Where an error leads, away from the way to a success. */
interface Failure {
  /** Of the catcher's Next, which is `next`. */
  readonly path: string;
  readonly next: string;
  /** The first task that runs then, if there is one. */
  readonly entry: string | undefined;
  /** The tasks that run then, if none of them fails; in order of reach. */
  readonly undone: ReadonlySet<string>;
  /** True if that may lead back to the way to a success: another provider is asked, say. */
  readonly goesOn: boolean;
}

/** A task on the way to a success. */
export interface Step {
  readonly name: string;
  readonly path: string;
  readonly effect: NamedEffect;
  /** Where any error leads. Undefined without a catcher for all, and if that one only goes on. */
  readonly failure: Failure | undefined;
  /** Tasks that run after one error or another. */
  readonly everUndone: ReadonlySet<string>;
  /** States before and after it as long as nothing fails: known of steps with a catcher that leads away. */
  readonly order: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
}

/** True if one step has succeeded when another one runs; not if they exclude or repeat each other. */
export function isBefore(step: Step, later: Step): boolean {
  const after = step.order.after.has(later.name) || later.order.before.has(step.name);
  const before = step.order.before.has(later.name) || later.order.after.has(step.name);
  return after && !before;
}

/** The steps of a machine, as they are reached; none if too many of them are caught. */
export function stepsOf(machine: Machine): readonly Step[] {
  const successors = successorsIn(machine);
  const predecessors = predecessorsIn(successors);
  const forward = forwardStates(machine, successors);
  const read = [...forward].flatMap((name) => {
    const state = machine.states.get(name);
    if (state === undefined || !isWork(state)) return [];
    const path = joinPath(machine.path, 'States', name);
    const catchers = [...objectsIn(state, 'Catch', path)].flatMap(({ object, path: at }) => {
      const next = object['Next'];
      if (typeof next !== 'string' || forward.has(next)) return [];
      return [{ path: joinPath(at, 'Next'), next, isForAll: takesAll(object) }];
    });
    return [{ name, path, effect: effectOf(name, state), catchers }];
  });
  if (read.filter(({ catchers }) => catchers.length > 0).length > MAX_STEPS) return [];
  return read.map(({ catchers, ...step }) => {
    const failures = catchers.map((catcher) => {
      const reached = [...reach(successors, [catcher.next], forward)];
      const undone = reached.filter((name) => isWork(machine.states.get(name)));
      const leadsTo = reached.flatMap((name) => successors.get(name) ?? []);
      const goesOn = leadsTo.some((name) => forward.has(name));
      // In order of reach: what is between the catcher and the first task only passes data on.
      return { ...catcher, entry: undone[0], undone: new Set(undone), goesOn };
    });
    const around = (neighbours: typeof successors) =>
      reach(neighbours, failures.length > 0 ? (neighbours.get(step.name) ?? []) : []);
    return {
      ...step,
      failure: failures.find(({ isForAll }) => isForAll),
      everUndone: new Set(failures.flatMap(({ undone }) => [...undone])),
      order: { before: around(predecessors), after: around(successors) },
    };
  });
}
