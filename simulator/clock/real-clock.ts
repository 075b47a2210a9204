import type { Clock, Timer } from './clock';

/** Longest wait that `setTimeout` takes: more than 24.8 days overflows and fires at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The wall clock, for servers. Waits longer than `setTimeout` can hold are cut into pieces. */
export class RealClock implements Clock {
  readonly virtual = false;

  /** @param now milliseconds since the epoch, for where `Date` tells another time @default Date.now */
  constructor(readonly now: () => number = () => Date.now()) {}

  at(timeMs: number, callback: () => void): Timer {
    let handle: NodeJS.Timeout;
    const wait = (): void => {
      const leftMs = timeMs - this.now();
      handle =
        leftMs > LONGEST_TIMEOUT_MS
          ? setTimeout(wait, LONGEST_TIMEOUT_MS)
          : setTimeout(callback, Math.max(0, leftMs));
    };
    wait();
    return { cancel: () => clearTimeout(handle) };
  }
}
