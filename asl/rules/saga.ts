import { effectOf } from './saga-effect';
import { isBefore, MAX_STEPS, type Step, stepsOf } from './saga-step';
import { isExplicitUndo, namesUndoOf } from './state-words';
import type { Machine } from './subject';

/** A step, and what becomes of it. */
export interface SagaStep extends Step {
  /** Compensations that its failure runs, in their order. */
  readonly runs: readonly string[];
  /** The tasks that undo it according to their names. */
  readonly namedUndo: readonly string[];
  /** Of these, those that show that it has an effect. */
  readonly certainUndo: readonly string[];
}

/**
 * The steps of a machine in which failures undo what was done before; empty if it is no saga, or too large to tell.
 *
 * A compensation is a task on no way to a success that a catcher leads to and
 * - that undoes a step, by both their names: `ReserveHotel` and `ReleaseHotel`, `Charge` and `Refund`; one is enough;
 * - or is entered by the catcher for all errors of one step and passed by that of a later one, which enters elsewhere.
 *   Two of these make a saga, whatever their names.
 *
 * What else a step enters on the way to a compensation belongs to the chain.
 */
export function sagaOf(machine: Machine): readonly SagaStep[] {
  const steps = stepsOf(machine);
  const undone = new Set(steps.flatMap(({ everUndone }) => [...everUndone]));
  if (undone.size === 0 || steps.length * undone.size > MAX_STEPS ** 2) return [];
  const isTelling = (name: string) => effectOf(name, machine.states.get(name)) === 'none';
  const named = steps.map((step) => {
    const namedUndo = [...undone].filter(
      (undo) => step.effect !== 'none' && namesUndoOf(undo, step.name),
    );
    const isCertain = (undo: string) => step.effect === 'effect' || isExplicitUndo(undo);
    return { ...step, namedUndo, certainUndo: namedUndo.filter(isCertain) };
  });
  const passed = new Set(passedThrough(steps).filter((name) => !isTelling(name)));
  const compensations = new Set([
    ...(passed.size < 2 ? [] : passed),
    ...named.flatMap(({ certainUndo }) => certainUndo),
  ]);
  const entries = steps.flatMap(({ failure }) => {
    if (failure?.entry === undefined || isTelling(failure.entry)) return [];
    return [...failure.undone].some((name) => compensations.has(name)) ? [failure.entry] : [];
  });
  const chain = new Set([...compensations, ...entries]);
  if (chain.size === 0) return [];
  return named.map((step) => {
    const runs = [...(step.failure?.undone ?? [])].filter((name) => chain.has(name));
    return { ...step, runs };
  });
}

/** Compensations of the steps before one, the last step's first. */
export function dueFor(step: SagaStep, saga: readonly SagaStep[]): readonly string[] {
  const due = saga
    .filter((earlier) => isBefore(earlier, step))
    .toSorted((one, other) => Number(isBefore(one, other)) - Number(isBefore(other, one)))
    .flatMap(({ runs, certainUndo }) => [...runs, ...certainUndo]);
  return [...new Set(due)];
}

/** What the failure of a step enters, and that of a later one passes on the way from an entry of its own. */
function passedThrough(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => {
    const entry = step.failure?.entry;
    if (entry === undefined) return [];
    const isPassed = steps.some(
      (later) =>
        later.failure?.entry !== entry && later.failure?.undone.has(entry) && isBefore(step, later),
    );
    return isPassed ? [entry] : [];
  });
}
