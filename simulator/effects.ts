import type { Timer } from './clock/clock';

/** Something that wakes a strand later: an attempt of a task, a group of strands. */
export interface Waiting {
  /** Called once. `wake` may be called at once. */
  start(wake: () => void): void;
  /** Called when the strand that waits is cancelled. */
  cancel(): void;
}

/** What a strand of the interpreter asks of the scheduler. The interpreter itself never waits, and holds no clock. */
export type Effect =
  /** Let the other strands go on first. */
  | { readonly kind: 'turn' }
  | { readonly kind: 'sleep'; readonly untilMs: number }
  | { readonly kind: 'settle'; readonly promise: Promise<unknown> }
  | { readonly kind: 'park'; readonly waiting: Waiting };

/** A part of the interpreter: yields effects, returns a value. */
export type Steps<T> = Generator<Effect, T, unknown>;

export const TURN: Effect = { kind: 'turn' };

/** Waits for a promise. Values that are no promise need not come here. */
export function* settled<T>(promise: Promise<T>): Steps<T> {
  return (yield { kind: 'settle', promise }) as T;
}

/** Several timers that are cancelled together. */
export class Timers {
  private readonly timers: Timer[] = [];

  add(timer: Timer): void {
    this.timers.push(timer);
  }

  cancel(): void {
    for (const timer of this.timers) timer.cancel();
    this.timers.length = 0;
  }
}
