import { caughtAll } from '../../asl/catch';
import type { State } from '../../asl/language';
import type { Path, PayloadTemplate } from '../../asl/payload';
import type { TaskPart } from '../../asl/tasks/task';
import { type Fragment, fragmentOf } from './fragment';

/** Where a step leads: on, or, when it fails, to its own compensation, for it may have had its effect. */
export interface StepExits<Next extends string, Failed extends string> {
  readonly next: Next;
  readonly failed: Failed;
}

/** A step of one Task. What it returns is kept where it says. */
export interface ForwardTask extends TaskPart {
  readonly Comment?: string;
  readonly ResultSelector?: PayloadTemplate;
  readonly ResultPath: Path | null;
}

/** A step of several states, the first of which has the step's name. */
export type ForwardStates = <Next extends string, Failed extends string>(
  exits: StepExits<Next, Failed>,
) => Fragment<string, Next | Failed>;

/** What undoes a step. It must be safe to run twice, and for a step that never ran. */
export interface CompensationTask extends TaskPart {
  readonly Comment?: string;
}

/** A step that has an effect, and what undoes it: the one does not go without the other. */
export interface SagaStep {
  /** Its (first) state. */
  readonly step: string;
  readonly forward: ForwardTask | ForwardStates;
  /** The state that undoes it. */
  readonly compensation: string;
  readonly undo: CompensationTask;
}

type ForwardNames<S extends SagaStep> = S['forward'] extends (...exits: never[]) => infer States
  ? keyof States & string
  : never;

/** Names of all states that a list of steps makes. */
export type StepNames<S extends SagaStep> = S extends SagaStep
  ? S['step'] | ForwardNames<S> | S['compensation']
  : never;

/** Where the compensations that did not succeed are kept: an object of errors by the names of their states. */
export const UNFINISHED_PATH = '$.unfinished';

/**
 * The states of a saga from its steps in order. Forwards, each step leads to the next one and the last to `next`. A
 * step that fails leads to its own compensation, each compensation to that of the step before, and the first to
 * `undone`. The error of the step is under `$.failure`. A compensation that cannot succeed stops none of the others:
 * its error is kept under `$.unfinished`, by the name of its state, and `undone` has to look there.
 */
export function sagaSteps<
  const S extends readonly [SagaStep, ...SagaStep[]],
  Next extends string,
  Undone extends string,
>(
  steps: S,
  exits: { readonly next: Next; readonly undone: Undone },
): Fragment<StepNames<S[number]>, Next | Undone> {
  const forward = steps.flatMap(({ step, forward, compensation }, index) => {
    const next = steps[index + 1]?.step ?? exits.next;
    return statesOf(step, forward, { next, failed: compensation });
  });
  const compensations = steps.map(({ compensation, undo }, index) => {
    const before = steps[index - 1]?.compensation ?? exits.undone;
    const state: State<string> = {
      ...undo,
      ResultPath: null,
      Catch: [caughtAll(before, `${UNFINISHED_PATH}.${compensation}`)],
      Next: before,
    };
    return [compensation, state] as const;
  });
  const states = fragmentOf<string, string>([...forward, ...compensations.toReversed()]);
  return states as Fragment<StepNames<S[number]>, Next | Undone>;
}

function statesOf(
  step: string,
  forward: SagaStep['forward'],
  exits: StepExits<string, string>,
): (readonly [string, State<string>])[] {
  if (typeof forward === 'function') {
    return Object.entries(forward(exits));
  }
  return [[step, { ...forward, Catch: [caughtAll(exits.failed)], Next: exits.next }]];
}
