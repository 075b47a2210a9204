import type { Timer } from './clock';

interface Entry {
  readonly timeMs: number;
  readonly order: number;
  readonly callback: () => void;
  cancelled: boolean;
  /** Out of the heap: fired or dropped, so that cancelling it counts for nothing. */
  gone: boolean;
}

/** Timers by due time; those due at the same moment in the order they were added. */
export class TimerHeap {
  private readonly heap: Entry[] = [];
  private added = 0;
  private cancelled = 0;

  add(timeMs: number, callback: () => void): Timer {
    const entry: Entry = { timeMs, order: this.added++, callback, cancelled: false, gone: false };
    this.heap.push(entry);
    this.rise(this.heap.length - 1);
    return { cancel: () => this.cancel(entry) };
  }

  /** Takes out the next timer that was not cancelled. */
  next(): { readonly timeMs: number; readonly callback: () => void } | undefined {
    for (;;) {
      const entry = this.take();
      if (entry === undefined) return undefined;
      entry.gone = true;
      if (!entry.cancelled) return entry;
      this.cancelled--;
    }
  }

  /** Cancelled timers stay until they come up, unless they are most of the heap. */
  private cancel(entry: Entry): void {
    if (entry.cancelled || entry.gone) return;
    entry.cancelled = true;
    if (++this.cancelled < 64 || this.cancelled * 2 < this.heap.length) return;
    const live = this.heap.filter((kept) => !kept.cancelled).sort(compare);
    this.heap.length = 0;
    for (const kept of live) this.heap.push(kept);
    this.cancelled = 0;
  }

  private take(): Entry | undefined {
    const [top] = this.heap;
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return top;
  }

  private rise(start: number): void {
    let at = start;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.swapIfBefore(at, above)) return;
      at = above;
    }
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      if (left >= this.heap.length) return;
      const child = right < this.heap.length && this.before(right, left) ? right : left;
      if (!this.swapIfBefore(child, at)) return;
      at = child;
    }
  }

  private swapIfBefore(lower: number, upper: number): boolean {
    if (!this.before(lower, upper)) return false;
    const a = this.heap[lower] as Entry;
    this.heap[lower] = this.heap[upper] as Entry;
    this.heap[upper] = a;
    return true;
  }

  private before(a: number, b: number): boolean {
    return compare(this.heap[a] as Entry, this.heap[b] as Entry) < 0;
  }
}

function compare(a: Entry, b: Entry): number {
  return a.timeMs - b.timeMs || a.order - b.order;
}
