import type { Clock, Timer } from './clock';
import { TimerHeap } from './timer-heap';

/** Midnight, 1 January 2026, UTC: runs without a start time of their own are alike to the byte. */
export const DEFAULT_START_TIME_MS = Date.UTC(2026, 0, 1);

/** A clock that stands still until told to go on, and then jumps: thirty days cost what a second costs. */
export class VirtualClock implements Clock {
  readonly virtual = true;
  private timeMs: number;
  private readonly timers = new TimerHeap();

  /** @param startTimeMs @default 2026-01-01T00:00:00Z */
  constructor(startTimeMs: number = DEFAULT_START_TIME_MS) {
    this.timeMs = startTimeMs;
  }

  now(): number {
    return this.timeMs;
  }

  at(timeMs: number, callback: () => void): Timer {
    return this.timers.add(Math.max(timeMs, this.timeMs), callback);
  }

  /** Fires the next due timer, moving time to it. False when there is none. */
  advance(): boolean {
    const timer = this.timers.next();
    if (timer === undefined) return false;
    this.timeMs = timer.timeMs;
    timer.callback();
    return true;
  }
}
