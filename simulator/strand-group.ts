import type { Json } from '../asl/json';
import type { Waiting } from './effects';
import type { StateFailure } from './errors/state-failure';
import type { GroupPosition, Position } from './position';
import type { Ending, Strand } from './strand';

/** What a Map or Parallel does with the strands it forks. */
export interface GroupPlan {
  readonly count: number;
  /** How many may run at once. */
  readonly concurrency: number;
  /** Makes and begins the strand of that index; `slot` is the strand whose place it takes, if there is one. */
  fork(index: number, ended: (ending: Ending) => void, slot: Strand | undefined): Strand;
  succeeded?(index: number, strand: Strand): void;
  failed?(index: number, strand: Strand, failure: StateFailure): void;
  /** Called for each running strand when another has failed for good. */
  aborted?(index: number, strand: Strand, because: Strand): void;
  /** True when the failure does not end the group. */
  tolerates?(failedCount: number): boolean;
  /** Results from before a redrive. */
  readonly before?: GroupPosition | undefined;
}

/**
 * Strands that run beside each other: not more than allowed at once, in order of their index. The first failure that
 * is not tolerated stops those that run and those that have not begun.
 */
export class StrandGroup implements Waiting {
  readonly outputs: (Json | undefined)[];
  failure: StateFailure | undefined;
  /** The strand that ended last, or the one whose failure ended the group. */
  decisive: Strand | undefined;
  failedCount = 0;
  private readonly running = new Map<number, Strand>();
  private readonly stopped = new Map<number, Strand>();
  private next = 0;
  private wake: (() => void) | undefined;
  private over = false;

  constructor(private readonly plan: GroupPlan) {
    this.outputs = new Array<Json | undefined>(plan.count);
    for (const [index, output] of plan.before?.outputs ?? []) this.outputs[index] = output;
  }

  start(wake: () => void): void {
    this.wake = wake;
    while (!this.over && this.running.size < this.plan.concurrency && this.forkNext(undefined));
    this.wakeIfDone();
  }

  cancel(): void {
    this.over = true;
    for (const [index, strand] of this.running) {
      this.stopped.set(index, strand);
      strand.cancel();
    }
    this.running.clear();
  }

  /** Indices that succeeded, and where the others stood. */
  positions(): GroupPosition {
    const outputs = new Map<number, Json>();
    for (const [index, output] of this.outputs.entries()) {
      if (output !== undefined) outputs.set(index, output);
    }
    const begun = new Map<number, Position>();
    for (const [index, strand] of [...this.stopped, ...this.running]) {
      const position = strand.position();
      if (position.stateName !== '') begun.set(index, position);
    }
    return { outputs, begun };
  }

  private forkNext(slot: Strand | undefined): boolean {
    while (this.next < this.plan.count && this.outputs[this.next] !== undefined) this.next++;
    if (this.next >= this.plan.count) return false;
    const index = this.next++;
    const strand = this.plan.fork(index, (ending) => this.ended(index, ending), slot);
    // The event that tells of its start may have ended the execution.
    if (this.over) strand.cancel();
    else this.running.set(index, strand);
    return true;
  }

  private ended(index: number, ending: Ending): void {
    const strand = this.running.get(index);
    if (this.over || strand === undefined) return;
    this.running.delete(index);
    this.decisive = strand;
    if ('output' in ending) {
      this.outputs[index] = ending.output;
      this.plan.succeeded?.(index, strand);
    } else {
      this.stopped.set(index, strand);
      this.failedCount++;
      this.plan.failed?.(index, strand, ending.failure);
      if (ending.failure.fatal || this.plan.tolerates?.(this.failedCount) !== true) {
        this.stop(ending.failure, strand);
        return;
      }
    }
    if (!this.over) this.forkNext(strand);
    this.wakeIfDone();
  }

  private stop(failure: StateFailure, because: Strand): void {
    this.failure = failure;
    const others = [...this.running];
    this.cancel();
    if (!failure.fatal) {
      for (const [index, strand] of others) this.plan.aborted?.(index, strand, because);
    }
    this.wake?.();
  }

  private wakeIfDone(): void {
    if (this.over || this.running.size > 0) return;
    this.over = true;
    this.wake?.();
  }
}
