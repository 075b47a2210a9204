import type { Json } from '../asl/json';
import type { Steps } from './effects';
import { StateFailure } from './errors/state-failure';
import type { Machine } from './machine';
import type { Position } from './position';
import { located } from './states/guard';
import { type CompiledState, isSteps, type Outcome } from './states/state';
import type { Strand } from './strand';

/**
 * Runs a machine from its first state, or from where it stood, to its end. This is all of the interpreter that is
 * common to every state; what a state does is in `states/`.
 *
 * @throws StateFailure when a state fails and nothing catches it
 */
export function* runMachine(
  strand: Strand,
  machine: Machine,
  start: Json,
  from?: Position,
): Steps<Json> {
  let name: string | undefined = from === undefined ? machine.startAt : from.stateName;
  let input = from === undefined ? start : from.input;
  let resume = from?.entered === true ? from : undefined;
  while (name !== undefined) {
    const state: CompiledState = stateCalled(machine, name);
    enter(strand, state, input, resume !== undefined);
    const outcome: Outcome = yield* visit(strand, state, input, resume);
    resume = undefined;
    ({ output: input, next: name } = outcome);
  }
  return input;
}

function* visit(
  strand: Strand,
  state: CompiledState,
  input: Json,
  resume: Position | undefined,
): Steps<Outcome> {
  try {
    const ran = state.run(strand, input, resume);
    return isSteps(ran) ? yield* ran : ran;
  } catch (reason) {
    throw reason instanceof StateFailure ? located(strand, reason) : reason;
  }
}

/** A redriven state was entered before: the service adds no second event for it. */
function enter(strand: Strand, state: CompiledState, input: Json, again: boolean): void {
  strand.left = undefined;
  strand.stateName = state.name;
  strand.stateType = state.type;
  strand.stateInput = input;
  strand.enteredMs = strand.nowMs;
  strand.retryCount = 0;
  strand.taskToken = undefined;
  strand.group = undefined;
  strand.execution.transitions++;
  if (again) {
    strand.enteredEventId = strand.lastEventId;
    return;
  }
  strand.enteredEventId = strand.record(`${state.type}StateEntered`, 'stateEnteredEventDetails', {
    name: state.name,
    input,
  });
}

function stateCalled(machine: Machine, name: string): CompiledState {
  const state = machine.states.get(name);
  if (state !== undefined) return state;
  throw new StateFailure({ error: 'States.Runtime', cause: `no state is named '${name}'` });
}
