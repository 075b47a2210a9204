/** A run that is over sooner shows no progress. */
const QUIET_MS = 1000;
const REDRAW_MS = 200;
/** Where lines stay, as in a log, one is enough in this time. */
const LOG_MS = 30_000;

/** Where the line goes: standard error, in a run. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * One line that changes in place while a run takes long; without a terminal, a line now and then. What else is written to
 * the terminal is written between `clear` and the next `show`.
 */
export class ProgressLine {
  private shown = false;
  private nextMs: number;

  constructor(
    private readonly stream: ProgressStream,
    /** Wall clock in milliseconds; `Date` may be virtual. @default performance.now */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.nextMs = now() + (stream.isTTY === true ? QUIET_MS : LOG_MS);
  }

  /** Shows the text, unless it is too early for it. It is asked for only then. */
  show(text: () => string): void {
    if (this.now() < this.nextMs) return;
    if (this.stream.isTTY !== true) {
      this.nextMs = this.now() + LOG_MS;
      this.stream.write(`${text()}\n`);
      return;
    }
    this.nextMs = this.now() + REDRAW_MS;
    const line = text().slice(0, (this.stream.columns ?? 80) - 1);
    this.stream.write(`\r\u001b[K${line}`);
    this.shown = true;
  }

  /** Takes the line away. */
  clear(): void {
    if (!this.shown) return;
    this.stream.write('\r\u001b[K');
    this.shown = false;
  }
}
