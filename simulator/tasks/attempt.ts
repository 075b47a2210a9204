import type { Json } from '../../asl/json';
import { Timers, type Waiting } from '../effects';
import type { Scheduler } from '../scheduler';

/** How an attempt of a task ended. */
export type AttemptEnd =
  | { readonly output: Json }
  | { readonly error: string | undefined; readonly cause: string | undefined }
  | { readonly timedOut: 'task' | 'heartbeat' };

/** Milliseconds until an attempt is given up; undefined is never. */
export interface Deadlines {
  readonly timeoutMs: number | undefined;
  readonly heartbeatMs: number | undefined;
}

export const NO_DEADLINES: Deadlines = { timeoutMs: undefined, heartbeatMs: undefined };

/** One attempt of a task that does not end at once: whatever ends it first counts. */
export class Attempt implements Waiting {
  ended: AttemptEnd | undefined;
  private wake: (() => void) | undefined;
  private readonly timers = new Timers();
  private heartbeat: { cancel(): void } | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly deadlines: Deadlines,
    private readonly onOver: () => void,
  ) {
    const { timeoutMs } = deadlines;
    if (timeoutMs !== undefined) {
      this.timers.add(this.inMs(timeoutMs, () => this.settle({ timedOut: 'task' })));
    }
    this.beat();
  }

  /** False when the attempt had ended before. */
  settle(end: AttemptEnd): boolean {
    if (this.ended !== undefined) return false;
    this.ended = end;
    this.release();
    this.wake?.();
    return true;
  }

  /** A sign of life: the time to the next one starts again. */
  beat(): void {
    const { heartbeatMs } = this.deadlines;
    this.heartbeat?.cancel();
    if (heartbeatMs === undefined || this.ended !== undefined) return;
    this.heartbeat = this.inMs(heartbeatMs, () => this.settle({ timedOut: 'heartbeat' }));
  }

  /** Cancels something together with the attempt, however that ends. */
  carry(job: { cancel(): void }): void {
    this.timers.add(job);
  }

  start(wake: () => void): void {
    this.wake = wake;
    if (this.ended !== undefined) wake();
  }

  cancel(): void {
    this.ended ??= { timedOut: 'task' };
    this.release();
  }

  private release(): void {
    this.timers.cancel();
    this.heartbeat?.cancel();
    this.onOver();
  }

  private inMs(delayMs: number, callback: () => void): { cancel(): void } {
    return this.scheduler.at(this.scheduler.clock.now() + delayMs, callback);
  }
}
