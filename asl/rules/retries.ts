import { joinPath } from '../path';
import { isDynamic, type NumberLimits, numberFault } from './dynamic';
import { errorNames } from './errors';
import { eachState, type Rule } from './rule';
import { objectsIn } from './subject';
import { waitsSeconds } from './waits';

/**
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 * and https://states-language.net/spec.html#errors
 */
const LIMITS: Readonly<Record<string, NumberLimits>> = {
  IntervalSeconds: { least: 1, most: 99_999_999, integer: true },
  MaxAttempts: { least: 0, most: 99_999_999, integer: true },
  BackoffRate: { least: 1, most: Infinity },
  MaxDelaySeconds: { least: 1, most: 31_622_400, integer: true },
};

/** Errors that may come as late as the task's timeout; any other name is taken to come at once. */
const SLOW_ERRORS = [
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.HeartbeatTimeout',
];

/** Rules on the figures of retriers. */
export const RETRY_RULES = [
  {
    id: 'retry-limits',
    severity: 'error',
    description:
      'IntervalSeconds, MaxAttempts, BackoffRate, MaxDelaySeconds and JitterStrategy are within their limits.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      for (const { object, path: at } of objectsIn(state, 'Retry', path)) {
        for (const [key, limits] of Object.entries(LIMITS)) {
          const allowed = numberFault(object[key], limits, queryLanguage);
          if (allowed === undefined) continue;
          yield {
            path: joinPath(at, key),
            value: object[key],
            message: `${key} out of range`,
            fix: `give ${allowed}`,
          };
        }
        const jitter = object['JitterStrategy'];
        const known = jitter === undefined || jitter === 'FULL' || jitter === 'NONE';
        if (known || isDynamic(jitter, queryLanguage)) continue;
        yield {
          path: joinPath(at, 'JitterStrategy'),
          value: jitter,
          message: 'unknown jitter strategy',
          fix: 'allowed: FULL, NONE',
        };
      }
    }),
  },
  {
    id: 'retry-max-delay',
    severity: 'error',
    description: 'MaxDelaySeconds is more than IntervalSeconds.',
    check: eachState(function* ({ state, path }) {
      for (const { object, path: at } of objectsIn(state, 'Retry', path)) {
        const { IntervalSeconds: interval = 1, MaxDelaySeconds: most } = object;
        if (typeof interval !== 'number' || typeof most !== 'number' || most > interval) continue;
        yield {
          path: joinPath(at, 'MaxDelaySeconds'),
          value: most,
          message: `not more than IntervalSeconds (${interval})`,
          fix: 'raise MaxDelaySeconds, or leave it out',
        };
      }
    }),
  },
  {
    /*
     * Each retrier is taken alone and at its worst: all its waits (without jitter, which only shortens them)
     * plus, for errors that may come late, (MaxAttempts + 1) x the task's timeout; for any other error, which
     * is a refusal that comes at once, one timeout for the attempt that succeeds. A task without a fixed
     * timeout counts for nothing but its waits.
     */
    id: 'retry-outlasts-machine',
    severity: 'warning',
    description:
      "A retrier's waits and attempts, at their longest, fit into the machine's TimeoutSeconds.",
    *check(subject) {
      const machineSeconds = subject.machines[0]?.machine['TimeoutSeconds'];
      if (typeof machineSeconds !== 'number') return;
      for (const { state, path } of subject.states) {
        const timeout = state['TimeoutSeconds'];
        const attemptSeconds = typeof timeout === 'number' ? timeout : 0;
        for (const { object, path: at } of objectsIn(state, 'Retry', path)) {
          const slow = errorNames(object).some((name) => SLOW_ERRORS.includes(name));
          const attempts = slow ? 1 + numberOr(object['MaxAttempts'], 3) : 1;
          const longestSeconds = Math.ceil(waitsSeconds(object) + attempts * attemptSeconds);
          if (!(longestSeconds > machineSeconds)) continue;
          yield {
            path: at,
            message: `may take ${longestSeconds} s; the machine times out after ${machineSeconds} s`,
            fix: 'fewer or shorter attempts, or a longer TimeoutSeconds for the machine',
          };
        }
      }
    },
  },
] as const satisfies readonly Rule[];

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
