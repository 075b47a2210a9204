import { type Charges, chargeForChild } from '../billing';
import type { Waiting } from '../effects';
import { StateFailure } from '../errors/state-failure';
import type { Execution } from '../execution';
import type { Forked, GroupPosition } from '../position';
import { REDRIVES } from '../redrives';
import type { Batch } from './batches';
import { type ChildResult, failedAtOnce, resultOfChild } from './child-result';

/** What a map run is made of; a redrive goes on with the same. */
export interface MapRunParts {
  readonly mapRunArn: string;
  /** Items in the state's own data; none where they were read. */
  readonly givenLength: number;
  /** Charged for the children. */
  readonly parent: Execution;
  readonly batches: readonly Batch[];
  readonly concurrency: number;
  /** Failed items that are taken without failing. */
  readonly tolerated: number;
  /** Starts the child of that index, or says why it fails at once. */
  start(index: number): Execution | StateFailure;
}

/**
 * The child executions of one map run. Ended ones are let go, and only what came of them is kept, but for Standard ones
 * that did not succeed: a redrive goes on with those.
 */
export class ChildRuns implements Waiting, Forked {
  /** By index; undefined is pending. */
  readonly results: (ChildResult | undefined)[];
  exceeded = false;
  redriveCount = 0;
  private readonly running = new Map<number, Execution>();
  private readonly unsuccessful = new Map<number, Execution>();
  private failedItems = 0;
  private next = 0;
  private wake: (() => void) | undefined;
  private over = false;

  constructor(readonly parts: MapRunParts) {
    this.results = new Array<ChildResult | undefined>(parts.batches.length);
  }

  start(wake: () => void): void {
    this.wake = wake;
    this.goOn();
  }

  cancel(): void {
    this.over = true;
    for (const child of this.running.values()) child.stop();
  }

  positions(): GroupPosition {
    return { outputs: new Map(), begun: new Map(), mapRun: this };
  }

  /**
   * Makes it ready to go on: with the children that did not succeed, each from the state that failed, and with those
   * that were never started. Express children start anew.
   *
   * Source: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html
   */
  redrive(): void {
    this.redriveCount++;
    this.exceeded = false;
    this.over = false;
    this.failedItems = 0;
    this.next = 0;
    for (const [index, result] of this.results.entries()) {
      if (result?.status !== 'SUCCEEDED') this.results[index] = undefined;
    }
  }

  private goOn(): void {
    const { batches, concurrency } = this.parts;
    while (!this.over && this.running.size < concurrency) {
      while (this.results[this.next] !== undefined) this.next++;
      if (this.next >= batches.length) break;
      const index = this.next++;
      const before = this.unsuccessful.get(index);
      if (before === undefined) this.begin(index);
      else this.resume(index, before);
    }
    if (this.over || this.running.size > 0) return;
    this.over = true;
    this.wake?.();
  }

  private begin(index: number): void {
    const { parent, start } = this.parts;
    const child = start(index);
    if (child instanceof StateFailure) {
      this.note(index, failedAtOnce(child, parent.engine.scheduler.clock.now()));
      return;
    }
    // Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-transitions.html
    parent.transitions++;
    this.follow(index, child);
  }

  /** One that cannot be redriven is not tried again: its failure stays. */
  private resume(index: number, child: Execution): void {
    const nowMs = this.parts.parent.engine.scheduler.clock.now();
    if (!REDRIVES.allow(child, nowMs)) {
      this.note(index, resultOfChild(child));
      return;
    }
    const { transitions, expressRequests, expressMs } = child;
    child.redrive();
    this.follow(index, child, { transitions, expressRequests, expressMs });
  }

  private follow(index: number, child: Execution, before?: Charges): void {
    this.running.set(index, child);
    child.whenEnded(() => this.ended(index, child, before));
  }

  private ended(index: number, child: Execution, before: Charges | undefined): void {
    this.running.delete(index);
    chargeForChild(this.parts.parent, child, before);
    if (child.status === 'SUCCEEDED') this.unsuccessful.delete(index);
    else if (child.type === 'STANDARD') this.unsuccessful.set(index, child);
    this.note(index, resultOfChild(child));
    if (!this.over) this.goOn();
  }

  /** Keeps what came of a child; too many failures end the run. */
  private note(index: number, result: ChildResult): void {
    this.results[index] = result;
    if (result.status === 'SUCCEEDED') return;
    this.failedItems += this.parts.batches[index]?.itemCount ?? 1;
    if (this.over || this.failedItems <= this.parts.tolerated) return;
    this.exceeded = true;
    this.cancel();
    this.wake?.();
  }
}
