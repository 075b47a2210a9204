/** A fact that did not hold, told with what was seen. The only error that a check is expected to throw. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
}

/** @throws CheckFailure with the message when the fact does not hold */
export function demand(holds: boolean, message: () => string): asserts holds {
  if (!holds) throw new CheckFailure(message());
}

/** Prints a line for each check, with its time, and counts. Nothing is ever skipped: a check passes or fails. */
export class Report {
  private passed = 0;
  private failed = 0;
  private readonly startedMs = performance.now();

  /** Runs a check, prints its line and gives its result; undefined when it failed. */
  async check<T>(name: string, body: () => T | Promise<T>): Promise<T | undefined> {
    const startedMs = performance.now();
    try {
      const result = await body();
      this.add(name, performance.now() - startedMs, []);
      return result;
    } catch (error) {
      const told = error instanceof CheckFailure ? error.message : String(errorText(error));
      this.add(name, performance.now() - startedMs, [told]);
      return undefined;
    }
  }

  /** Counts and prints a check that something else has run; no failures means that it passed. */
  add(name: string, elapsedMs: number, failures: readonly string[]): void {
    const passed = failures.length === 0;
    if (passed) this.passed += 1;
    else this.failed += 1;
    console.log(`${passed ? 'ok  ' : 'FAIL'} ${seconds(elapsedMs).padStart(7)}  ${name}`);
    for (const failure of failures) console.log(indent(failure));
  }

  /** Prints the total time and, as the last line, the sums. @returns the exit code of the program */
  finish(): 0 | 1 {
    console.log(`total ${seconds(performance.now() - this.startedMs)}`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}

function seconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(1)} s`;
}

function indent(text: string): string {
  return text.trim().replace(/^/gm, '       | ');
}

function errorText(error: unknown): unknown {
  return error instanceof Error ? (error.stack ?? error.message) : error;
}
