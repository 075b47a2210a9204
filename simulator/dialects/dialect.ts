import type { Json, JsonObject } from '../../asl/json';
import type { StateFailure } from '../errors/state-failure';
import type { SeededRandom } from '../random';
import type { Variables } from '../variables';

/** A value now, or after a promise: JSONata is evaluated asynchronously, JSONPath is not. */
export type Soon<T> = T | Promise<T>;

/** What an expression may look at beside its input. */
export interface View {
  /** The context object: `$$` and `$states.context`. */
  context(): JsonObject;
  readonly variables: Variables;
  readonly random: SeededRandom;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** Data of one visit of a state. */
export interface StateData {
  /** As it entered the state. */
  readonly raw: Json;
  /** After InputPath; the same as `raw` in JSONata. */
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** What a state leaves behind. */
export interface Finished {
  readonly output: Json;
  readonly assigned?: { readonly [name: string]: Json };
}

/** A compiled expression or template. */
export type Evaluate = (view: View, data: StateData) => Soon<Json>;
export type Finish = (view: View, data: StateData) => Soon<Finished>;

/** A field of one value, compiled. What it gives is checked by who reads it. */
export interface Field extends Evaluate {
  /**
   * The failure of a state whose field gave a value that it may not have: one that a Catch can take in JSONata, the end
   * of the execution in JSONPath.
   *
   * @param allowed what it may have been
   * @param cause as the service words it in JSONPath @default one that names field, value and what is allowed
   */
  unfit(value: Json, allowed: string, cause?: string): StateFailure;
}

/**
 * How a query language reads the fields of a state. There is one interpreter; what differs between JSONPath and
 * JSONata is behind this.
 */
export interface Dialect {
  readonly name: 'JSONPath' | 'JSONata';
  /** InputPath. */
  input(state: JsonObject): (view: View, raw: Json) => Json;
  /** Parameters or Arguments of a state, or of a part of it such as an ItemReader. Undefined when there is none. */
  arguments(owner: JsonObject, field: string): Evaluate | undefined;
  /** A field that holds a template, such as ItemSelector. */
  template(value: Json, field: string): Evaluate;
  /**
   * A field that holds one value: a literal, a path under `<name>Path`, or an expression. Undefined when absent.
   * @param place where the owner stands in the state, for causes: `ItemBatcher/`
   */
  value(owner: JsonObject, name: string, place?: string): Field | undefined;
  /** ResultSelector, ResultPath, OutputPath and Assign, or Output and Assign. */
  finish(state: JsonObject): Finish;
  /** The same for a catcher: by its index in `Catch`. */
  caught(catcher: JsonObject, index: number): Finish;
  /** The rules of a Choice: which of them holds, and what it leaves. */
  condition(rule: JsonObject, index: number): (view: View, data: StateData) => Soon<boolean>;
  /** What a rule of a Choice leaves when it is taken. */
  chosen(state: JsonObject, rule: JsonObject, index: number): Finish;
}
