import type { JsonObject } from '../json';
import type { Finding, Rule } from './rule';
import { dueFor, type SagaStep, sagaOf } from './saga';
import { effectOf, isCaught, mayFail } from './saga-effect';
import { isBefore } from './saga-step';
import type { Machine, Subject } from './subject';
import { unpairedSteps } from './unpaired';

/**
 * Rules on sagas: machines in which steps that fail enter a chain of compensations, each deeper than the step before.
 * `saga.ts` says what is one; docs/validation-rules.md, what can be told from a definition and what cannot.
 */
export const COMPENSATION_RULES = [
  {
    id: 'saga-compensation-missing',
    severity: 'warning',
    description:
      'In a saga, whichever step fails, compensations run for all the steps before it that had an effect.',
    *check(subject) {
      const caughtOutside = machinesCaughtOutside(subject);
      for (const machine of subject.machines) {
        const saga = sagaOf(machine);
        for (const step of saga) yield* skipped(step, saga);
        // Where a failure is caught further out, it may be undone there.
        if (saga.length === 0 || caughtOutside.has(machine.machine)) continue;
        for (const step of saga) yield* abandoned(step, saga, machine);
        for (const { step, later } of unpairedSteps(saga, machine)) {
          yield {
            ...placeOf(step),
            message: `no state undoes ${step.name}: what runs when ${later.name} fails (${later.runs.join(', ')}) undoes other steps`,
            fix: `give ${step.name} a compensation, and run it when a step after it fails`,
          };
        }
      }
    },
  },
] as const satisfies readonly Rule[];

/** Compensations that a step passes over, although its failure runs others. */
function* skipped(step: SagaStep, saga: readonly SagaStep[]): Generator<Finding> {
  if (step.runs.length === 0) return;
  const missing = dueFor(step, saga).filter((name) => !step.runs.includes(name));
  if (missing.length === 0) return;
  yield {
    ...placeOf(step),
    message: `when ${step.name} fails, ${step.runs.join(', ')} run, but not ${missing.join(', ')}`,
    fix: `lead through ${missing.join(', ')}, in the reverse order of the steps`,
  };
}

/** A step whose failure undoes nothing although steps before it had effects, and it is not too late for undoing. */
function* abandoned(
  step: SagaStep,
  saga: readonly SagaStep[],
  { states }: Machine,
): Generator<Finding> {
  const state = states.get(step.name) ?? {};
  const goesOn = isCaught(state) && step.failure?.goesOn !== false;
  if (step.runs.length > 0 || goesOn || !mayFail(state)) return;
  const due = dueFor(step, saga);
  if (due.length === 0) return;
  const tasks = [...(step.failure?.undone ?? [])];
  if (tasks.some((name) => effectOf(name, states.get(name)) !== 'none')) return;
  const isBetween = saga.some((later) => later.runs.length > 0 && isBefore(step, later));
  // After the last step that undoes anything there may be no return: who tells somebody there does enough.
  const isExcused = step.effect === 'none' || (step.effect === 'unknown' && tasks.length > 0);
  if (isExcused && !isBetween) return;
  yield {
    ...placeOf(step),
    message: `when ${step.name} fails, no compensation runs; due: ${due.join(', ')}`,
    fix: `catch States.ALL and lead to ${due[0]}`,
  };
}

function placeOf({ path, failure }: SagaStep): Pick<Finding, 'path' | 'value'> {
  return failure === undefined ? { path } : { path: failure.path, value: failure.next };
}

function machinesCaughtOutside({ states }: Subject): ReadonlySet<JsonObject> {
  const inside = states.filter(({ ancestors }) => ancestors.some(({ state }) => isCaught(state)));
  return new Set(inside.map(({ machine }) => machine));
}
