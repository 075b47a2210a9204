import type { Json } from '../../asl/json';
import type { Waiting } from '../effects';
import type { Execution } from '../execution';
import type { GroupPosition } from '../position';

/** What came of a child that did not succeed. */
export interface ChildFailure {
  readonly status: string;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** What a distributed Map does with its children. */
export interface ChildPlan {
  readonly count: number;
  readonly concurrency: number;
  /** Items that the child of that index was given. */
  itemCount(index: number): number;
  /** Starts the child of that index. */
  start(index: number): Execution;
  /** Failed items that are taken without failing. */
  readonly tolerated: number;
  /** Results from before a redrive. */
  readonly before?: GroupPosition | undefined;
}

/** The child executions of one map run. Ended ones are let go: only what came of them is kept. */
export class ChildRuns implements Waiting {
  readonly outputs: (Json | undefined)[];
  readonly failures = new Map<number, ChildFailure>();
  exceeded = false;
  /** Billed transitions of the Standard children that have ended. */
  transitions = 0;
  private readonly running = new Map<number, Execution>();
  private failedItems = 0;
  private next = 0;
  private wake: (() => void) | undefined;
  private over = false;

  constructor(private readonly plan: ChildPlan) {
    this.outputs = new Array<Json | undefined>(plan.count);
    for (const [index, output] of plan.before?.outputs ?? []) this.outputs[index] = output;
  }

  start(wake: () => void): void {
    this.wake = wake;
    this.goOn();
  }

  cancel(): void {
    this.over = true;
    for (const child of this.running.values()) child.stop();
    this.running.clear();
  }

  positions(): GroupPosition {
    const outputs = new Map<number, Json>();
    for (const [index, output] of this.outputs.entries()) {
      if (output !== undefined) outputs.set(index, output);
    }
    return { outputs, begun: new Map() };
  }

  private goOn(): void {
    while (!this.over && this.running.size < this.plan.concurrency) {
      while (this.next < this.plan.count && this.outputs[this.next] !== undefined) this.next++;
      if (this.next >= this.plan.count) break;
      const index = this.next++;
      const child = this.plan.start(index);
      this.running.set(index, child);
      if (this.over) child.stop();
      child.whenEnded(() => this.ended(index, child));
    }
    if (this.over || this.running.size > 0) return;
    this.over = true;
    this.wake?.();
  }

  private ended(index: number, child: Execution): void {
    if (this.over) return;
    this.running.delete(index);
    this.transitions += child.type === 'STANDARD' ? child.transitions : 0;
    const { status, output = null, error, cause } = child;
    if (status === 'SUCCEEDED') this.outputs[index] = output;
    else {
      this.failures.set(index, { status, error, cause });
      this.failedItems += this.plan.itemCount(index);
      if (this.failedItems > this.plan.tolerated) {
        this.exceeded = true;
        this.cancel();
        this.wake?.();
        return;
      }
    }
    this.goOn();
  }
}
