import type { JsonObject } from '../json';

/**
 * Seconds that all the waits of a retrier take together, jitter left out of account.
 * Computed rather than counted: MaxAttempts may be 99,999,999.
 *
 * Defaults of the service: IntervalSeconds 1, MaxAttempts 3, BackoffRate 2, no longest wait.
 */
export function waitsSeconds(retrier: JsonObject): number {
  const interval = numberOr(retrier['IntervalSeconds'], 1);
  const attempts = numberOr(retrier['MaxAttempts'], 3);
  const rate = numberOr(retrier['BackoffRate'], 2);
  const longest = numberOr(retrier['MaxDelaySeconds'], Infinity);
  if (attempts <= 0 || interval <= 0) return 0;
  if (rate <= 1) return Math.min(interval, longest) * attempts;
  // Waits interval, interval x rate, … until one would exceed the longest; then the longest each time.
  const growing = Math.ceil(Math.log(longest / interval) / Math.log(rate));
  const geometric = Math.max(0, Math.min(attempts, growing));
  const capped = attempts - geometric;
  return (interval * (rate ** geometric - 1)) / (rate - 1) + (capped === 0 ? 0 : capped * longest);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
