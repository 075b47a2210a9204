import type { Clock } from './clock/clock';
import { VirtualClock } from './clock/virtual-clock';

/** Something the scheduler can run a step of. */
export interface Runnable {
  run(): void;
}

interface Promised {
  readonly arrival: Promise<void>;
  arrived: boolean;
  apply: () => void;
}

/**
 * Drives strands in a fixed order. Under a virtual clock, promises are applied in the order in which they were started,
 * and all of them before time moves: the same seed gives the same run. Under a real clock they are applied as they come.
 */
export class Scheduler {
  private ready: Runnable[] = [];
  private head = 0;
  private readonly promised: Promised[] = [];
  private signal: (() => void) | undefined;
  private crash: { readonly reason: unknown } | undefined;

  constructor(
    readonly clock: Clock,
    /** Called before virtual time moves: the place to let real work outside the engine finish. */
    private readonly beforeTimeMoves?: () => void | Promise<void>,
  ) {}

  enqueue(runnable: Runnable): void {
    this.ready.push(runnable);
    this.signal?.();
  }

  /** Runs a callback at a time, as a timer that cannot break the clock. */
  at(timeMs: number, callback: () => void): { cancel(): void } {
    return this.clock.at(timeMs, () => {
      this.guard(callback);
      this.signal?.();
    });
  }

  /** Waits for a promise and hands over what came of it. */
  expect<T>(
    promise: Promise<T>,
    kept: (value: T) => void,
    broken: (reason: unknown) => void,
  ): void {
    const entry: Promised = {
      arrived: false,
      apply: () => {},
      arrival: promise.then(
        (value) => this.arrive(entry, () => kept(value)),
        (reason: unknown) => this.arrive(entry, () => broken(reason)),
      ),
    };
    if (this.clock.virtual) this.promised.push(entry);
  }

  /** True while a promise is waited for, under a virtual clock: something may still come of it. */
  get isExpecting(): boolean {
    return this.promised.length > 0;
  }

  /** Runs everything that can run now. */
  pump(): void {
    while (this.head < this.ready.length) {
      const runnable = this.ready[this.head++] as Runnable;
      if (this.head > 1024) {
        this.ready = this.ready.slice(this.head);
        this.head = 0;
      }
      this.guard(() => runnable.run());
    }
    this.ready.length = 0;
    this.head = 0;
  }

  /**
   * Runs until `done` holds.
   * @throws whatever broke inside a strand: a fault of the engine or of a callback, never of a state
   */
  async drive(done: () => boolean): Promise<void> {
    for (;;) {
      this.pump();
      if (this.crash) throw this.crash.reason;
      if (done()) return;
      await (this.clock instanceof VirtualClock ? this.goOn(this.clock) : this.somethingHappens());
    }
  }

  private async goOn(clock: VirtualClock): Promise<void> {
    const first = this.promised.shift();
    if (first) {
      if (!first.arrived) await first.arrival;
      this.guard(first.apply);
      return;
    }
    if (this.beforeTimeMoves) {
      await this.beforeTimeMoves();
      if (this.ready.length > 0 || this.promised.length > 0) return;
    }
    if (!clock.advance()) throw new Error('nothing is left to happen, and the run has not ended');
  }

  private somethingHappens(): Promise<void> {
    return new Promise((resolve) => {
      this.signal = () => {
        this.signal = undefined;
        resolve();
      };
    });
  }

  private arrive(entry: Promised, apply: () => void): void {
    entry.arrived = true;
    entry.apply = apply;
    if (this.clock.virtual) return;
    this.guard(apply);
    this.signal?.();
  }

  private guard(step: () => void): void {
    try {
      step();
    } catch (reason) {
      this.crash ??= { reason };
    }
  }
}
