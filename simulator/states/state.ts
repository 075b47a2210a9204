import type { Json, JsonObject } from '../../asl/json';
import type { Dialect } from '../dialects/dialect';
import type { Steps } from '../effects';
import type { Machine } from '../machine';
import type { GroupPosition } from '../position';
import type { Strand } from '../strand';

/** What a state hands on. `next` is undefined at the end of the machine. */
export interface Outcome {
  readonly output: Json;
  readonly next: string | undefined;
}

/** What a redrive knows of the state it starts with. */
export interface Resume {
  readonly inside: GroupPosition | undefined;
}

/** Runs one visit of a state: at once, or in steps. The state has been entered; it records its own exit. */
export type RunState = (strand: Strand, input: Json, resume?: Resume) => Outcome | Steps<Outcome>;

/** A state ready to run. */
export interface CompiledState {
  readonly name: string;
  readonly type: string;
  readonly run: RunState;
}

/** What a state's compiler is given. */
export interface StateSource {
  readonly name: string;
  readonly type: string;
  readonly state: JsonObject;
  /** Where it stands in the definition, for messages. */
  readonly path: string;
  readonly dialect: Dialect;
  /** Compiles a nested machine in the language of the machine around it. */
  compileMachine(machine: JsonObject, path: string): Machine;
}

/** `Next` of a state, undefined where it ends. */
export function nextOf(state: JsonObject): string | undefined {
  return typeof state['Next'] === 'string' ? state['Next'] : undefined;
}

/** Tells the steps of a state from its outcome. */
export function isSteps(ran: Outcome | Steps<Outcome>): ran is Steps<Outcome> {
  return typeof ran.next === 'function';
}

/** Lets a state that may be done at once be run in steps. */
export function* inSteps(ran: Outcome | Steps<Outcome>): Steps<Outcome> {
  return isSteps(ran) ? yield* ran : ran;
}
