import type { JsonObject } from '../json';
import { joinPath } from '../path';
import { errorNames } from './errors';
import type { Rule } from './rule';
import { type Machine, objectsIn } from './subject';
import { targetsOf } from './target';

/** Each step is compared with each other one; nobody writes a saga of so many by hand. */
const MAX_STEPS = 200;

/** A state on the way to a success, whose failure, whatever the error, leads away from it. */
interface GuardedStep {
  readonly name: string;
  /** Of the catcher. */
  readonly path: string;
  /** The first task that its catcher leads to. */
  readonly entry: string;
  /** The tasks that run then, if none of them fails. */
  readonly undone: ReadonlySet<string>;
  /** States that come after it when it succeeds. */
  readonly after: ReadonlySet<string>;
}

/**
 * Rules on sagas: machines in which steps that fail enter a chain of compensations, each deeper than the step before.
 *
 * A state is a compensation if it is on no way to a success, a step's catcher for all errors leads to it, and a later
 * step's catcher passes through it on the way from an entry of its own. Two compensations make a saga. What else a step
 * enters on the way to a compensation belongs to the chain. After that, a later step undoes what an earlier one
 * undoes, or nothing of the chain at all: then it is past the point of no return.
 */
export const COMPENSATION_RULES = [
  {
    id: 'saga-compensation-missing',
    severity: 'warning',
    description:
      'In a saga, a later step whose failure runs compensations runs those of every earlier step, too.',
    *check({ machines }) {
      for (const machine of machines) {
        const steps = guardedSteps(machine);
        const chain = compensationChain(steps);
        if (chain.size === 0) continue;
        for (const step of steps) {
          const run = [...chain].filter((name) => step.undone.has(name));
          const due = steps
            .filter((earlier) => isBefore(earlier, step))
            .flatMap(({ undone }) => [...undone].filter((name) => chain.has(name)));
          const missing = [...new Set(due)].filter((name) => !step.undone.has(name));
          if (run.length === 0 || missing.length === 0) continue;
          yield {
            path: joinPath(step.path, 'Next'),
            value: step.entry,
            message: `when ${step.name} fails, ${run.join(', ')} run, but not ${missing.join(', ')}`,
            fix: `lead through ${missing.join(', ')}, in the reverse order of the steps`,
          };
        }
      }
    },
  },
] as const satisfies readonly Rule[];

/** Names of the compensations of a machine, and of what is entered on the way to one; empty if it is no saga. */
function compensationChain(steps: readonly GuardedStep[]): ReadonlySet<string> {
  const compensations = new Set<string>();
  for (const step of steps) {
    const passedThrough = steps.some(
      (later) =>
        later.entry !== step.entry && later.undone.has(step.entry) && isBefore(step, later),
    );
    if (passedThrough && step.undone.has(step.entry)) compensations.add(step.entry);
  }
  if (compensations.size < 2) return new Set();
  const entries = steps.filter(({ entry, undone }) => {
    const leadsOn = [...undone].some((name) => name !== entry && compensations.has(name));
    return undone.has(entry) && leadsOn;
  });
  return new Set([...compensations, ...entries.map(({ entry }) => entry)]);
}

function isBefore(step: GuardedStep, later: GuardedStep): boolean {
  return step.after.has(later.name) && !later.after.has(step.name);
}

/** For each state, where it leads to without any failure. */
type Successors = ReadonlyMap<string, readonly string[]>;

function guardedSteps(machine: Machine): GuardedStep[] {
  const successors: Successors = new Map(
    [...machine.states].map(([name, state]) => [name, successorsOf(state)]),
  );
  const forward = forwardStates(machine, successors);
  const guarded = [...forward].flatMap((name) => {
    const at = joinPath(machine.path, 'States', name);
    const catcher = catcherOfAll(machine.states.get(name) ?? {}, at);
    return catcher === undefined || forward.has(catcher.entry) ? [] : [{ name, ...catcher }];
  });
  if (guarded.length > MAX_STEPS) return [];
  return guarded.map(({ name, path, entry }) => {
    const undone = [...reach(successors, [entry], forward)].filter((reached) =>
      isWork(machine.states.get(reached)),
    );
    return {
      name,
      path,
      // In order of reach: what is between the catcher and the first task only passes data on.
      entry: undone[0] ?? entry,
      undone: new Set(undone),
      after: reach(successors, successors.get(name) ?? []),
    };
  });
}

/** States on a way from StartAt to an end that is no Fail, without any failure: a Choice may lead to compensations, too. */
function forwardStates({ machine, states }: Machine, successors: Successors): ReadonlySet<string> {
  const start = machine['StartAt'];
  const before = new Map<string, string[]>();
  const waiting: string[] = [];
  for (const name of reach(successors, typeof start === 'string' ? [start] : [])) {
    const state = states.get(name) ?? {};
    if (state['End'] === true || state['Type'] === 'Succeed') waiting.push(name);
    for (const next of successors.get(name) ?? []) {
      const referring = before.get(next);
      if (referring === undefined) before.set(next, [name]);
      else referring.push(name);
    }
  }
  const forward = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (forward.has(name)) continue;
    forward.add(name);
    for (const earlier of before.get(name) ?? []) waiting.push(earlier);
  }
  return forward;
}

function catcherOfAll(
  state: JsonObject,
  path: string,
): { readonly entry: string; readonly path: string } | undefined {
  for (const { object, path: at } of objectsIn(state, 'Catch', path)) {
    const names = errorNames(object);
    const entry = object['Next'];
    const takesAll = names.includes('States.ALL') || names.includes('States.TaskFailed');
    if (takesAll && typeof entry === 'string') return { entry, path: at };
  }
  return undefined;
}

/** States that can be reached from some without any failure, themselves included; not beyond those left out. */
function reach(
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

function successorsOf(state: JsonObject): string[] {
  const { Catch: _failures, ...withoutFailures } = state;
  return [...targetsOf(withoutFailures, '')].map(({ name }) => name);
}

function isWork(state: JsonObject | undefined): boolean {
  return ['Task', 'Map', 'Parallel'].some((type) => type === state?.['Type']);
}
