/** Something that was put on a clock and can be taken off again. */
export interface Timer {
  cancel(): void;
}

/**
 * The engine's only idea of time. Milliseconds since the epoch throughout; waits may be of any length.
 * `VirtualClock` jumps from one due timer to the next, `RealClock` waits for each.
 */
export interface Clock {
  readonly virtual: boolean;
  now(): number;
  /** Calls back once, when `timeMs` has come; timers due at the same moment fire in the order they were set. */
  at(timeMs: number, callback: () => void): Timer;
}
