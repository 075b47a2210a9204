import type { Catcher } from './language';
import type { Path } from './payload';

/** Where a caught error is put unless the author says otherwise: `{ Error, Cause }`, beside the input. */
export const FAILURE_PATH = '$.failure';

/** A catcher that keeps the input and puts the error beside it. Specific errors first, `States.ALL` last. */
export function caught<const N extends string>(
  errors: readonly [string, ...string[]],
  next: N,
  resultPath: Path | null = FAILURE_PATH,
): Catcher<N> {
  return { ErrorEquals: errors, ResultPath: resultPath, Next: next };
}

/** The last catcher of a state: every error that may be caught at all. */
export function caughtAll<const N extends string>(next: N, resultPath?: Path | null): Catcher<N> {
  return caught(['States.ALL'], next, resultPath);
}
