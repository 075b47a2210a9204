import type { Retrier } from '../../asl/language';
import { LAMBDA_CRASHED, LAMBDA_TRANSIENT } from '../../asl/retry';

/**
 * Of a call that may be repeated: what of Lambda passes, and the errors by which the function says that asking again
 * may help.
 */
export const repeated = (
  passing: Retrier['ErrorEquals'],
  policy: Omit<Retrier, 'ErrorEquals'>,
): readonly Retrier[] => [LAMBDA_TRANSIENT, LAMBDA_CRASHED, { ...policy, ErrorEquals: passing }];

/** Tries again up to 300 s apart, also after an answer that did not come: for what has to be done in the end. */
export const patiently = (
  passing: Retrier['ErrorEquals'],
  MaxAttempts: number,
): readonly Retrier[] => {
  const policy = {
    IntervalSeconds: 2,
    MaxAttempts,
    BackoffRate: 2,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  } as const;
  return [...repeated(passing, policy), { ...policy, ErrorEquals: ['States.Timeout'] }];
};

/** A compensation: for up to 18 minutes. What it gives back is held until it is done. */
export const compensationRetry = (passing: Retrier['ErrorEquals']): readonly Retrier[] =>
  patiently(passing, 10);
