import type { Json } from '../asl/json';
import type { ChildRuns } from './maps/child-runs';
import type { Variables } from './variables';

/** Where a strand stood when its execution ended without success: what a redrive needs to go on. */
export interface Position {
  /** Undefined when the machine had come to its end: `input` is then its output. */
  readonly stateName: string | undefined;
  /** The state had been entered: a redrive does not enter it again. */
  readonly entered: boolean;
  readonly input: Json;
  readonly variables: Variables;
  /** Of the branches or iterations of the current Parallel or Map, if it had begun any. */
  readonly inside: GroupPosition | undefined;
}

/** Results that are there, and where the others stood. */
export interface GroupPosition {
  /** By index; kept when the state is redriven. */
  readonly outputs: ReadonlyMap<number, Json>;
  /** By index: those that had begun and not succeeded. */
  readonly begun: ReadonlyMap<number, Position>;
  /** Of a distributed Map: its run, which knows what came of every child. */
  readonly mapRun?: ChildRuns | undefined;
}

/** A set of strands or children that can say where it stands. */
export interface Forked {
  positions(): GroupPosition;
}
