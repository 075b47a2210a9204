import type { JsonObject } from '../asl/json';
import type { CompiledState } from './states/state';

/** A machine ready to run: the definition itself or one nested in it. */
export interface Machine {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, CompiledState>;
  /** Seconds; undefined is as long as the service allows. */
  readonly timeoutSeconds: number | undefined;
  readonly definition: JsonObject;
}
