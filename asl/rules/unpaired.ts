import type { SagaStep } from './saga';
import { effectOf } from './saga-effect';
import { isBefore } from './saga-step';
import { isExplicitUndo, isNamedUndo } from './state-words';
import type { Machine } from './subject';

/** A step with an effect that nothing undoes, and the step whose failure shows it. */
export interface Unpaired {
  readonly step: SagaStep;
  readonly later: SagaStep;
}

/**
 * Steps with an effect for which, of all that runs when a later step fails, no task is left that could undo them.
 *
 * Counted for every later step, so that it does not matter whether a step enters at its own compensation or at that of
 * the step before. A step that some task undoes by name is not counted, nor is that task.
 */
export function unpairedSteps(saga: readonly SagaStep[], machine: Machine): Unpaired[] {
  const found = new Map<SagaStep, SagaStep>();
  for (const later of saga) {
    if (later.runs.length === 0) continue;
    for (const step of unpairedBefore(later, saga, machine)) {
      if (!found.has(step)) found.set(step, later);
    }
  }
  return [...found].map(([step, later]) => ({ step, later }));
}

function unpairedBefore(
  later: SagaStep,
  saga: readonly SagaStep[],
  machine: Machine,
): readonly SagaStep[] {
  const earlier = saga.filter((step) => isBefore(step, later));
  const entries = new Set([...earlier, later].map(({ failure }) => failure?.entry));
  const tasks = [...(later.failure?.undone ?? [])];
  const isChain = tasks.filter((name) => entries.has(name)).length > 1;
  const unnamed = earlier.filter(
    (step) =>
      step.namedUndo.length === 0 &&
      (step.effect === 'effect' || (isChain && mayHaveOwn(step, saga))),
  );
  if (unnamed.length === 0) return [];
  const taken = new Set(saga.flatMap(({ namedUndo }) => namedUndo));
  const places = tasks
    .filter((name) => !taken.has(name) && effectOf(name, machine.states.get(name)) !== 'none')
    // One step's own is what a step enters and nobody has named so that it might undo more.
    .map((name) => (entries.has(name) && !isNamedUndo(name) ? 1 : Number.POSITIVE_INFINITY))
    .reduce((sum, count) => sum + count, 0);
  if (unnamed.length <= places) return [];
  if (places === 0) return unnamed;
  // Some of them have a compensation: not those that enter where an earlier step does.
  return unnamed.filter((step) =>
    earlier.some((other) => other.failure?.entry === step.failure?.entry && isBefore(other, step)),
  );
}

/**
 * A step of unknown effect counts if its failure enters the chain. It does not if it enters at the end of a scope: what
 * ends something that was begun before anything was to be undone, and whatever happened in it (`TerminateCluster`).
 */
function mayHaveOwn({ effect, failure, runs }: SagaStep, saga: readonly SagaStep[]): boolean {
  const entry = failure?.entry;
  if (effect === 'none' || entry === undefined || !runs.includes(entry)) return false;
  const owners = saga.filter(({ namedUndo }) => namedUndo.includes(entry));
  const isUndoOfOne = owners.length === 0 || isExplicitUndo(entry);
  return isUndoOfOne || owners.some((owner) => owner.runs.length > 0);
}
