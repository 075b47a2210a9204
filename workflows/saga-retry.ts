import type { Retrier } from '../asl/language';
import { TIMEOUT } from '../asl/retry';
import { compensationRetry, patiently, repeated } from './fragments/patient-retry';
import { PASSING_SAGA_ERRORS } from './saga-errors';

/**
 * How often a step is tried, by what giving up costs. Every call may be repeated: its idempotency key is made of
 * booking and step alone. Refusals (sold out, declined) are in none of these.
 */

/** A reservation: after 2, 4 and 8 s. Nothing is lost by giving up but this booking. */
export const RESERVE_RETRY: readonly Retrier[] = [
  ...repeated(PASSING_SAGA_ERRORS, {
    IntervalSeconds: 2,
    MaxAttempts: 3,
    BackoffRate: 2,
    JitterStrategy: 'FULL',
  }),
  TIMEOUT,
];

/** A payment that has a fallback: after 2 and 4 s, and once after an answer that did not come. */
export const AUTHORIZE_RETRY: readonly Retrier[] = [
  ...repeated(PASSING_SAGA_ERRORS, {
    IntervalSeconds: 2,
    MaxAttempts: 2,
    BackoffRate: 2,
    JitterStrategy: 'FULL',
  }),
  { ...TIMEOUT, MaxAttempts: 1 },
];

export const COMPENSATION_RETRY = compensationRetry(PASSING_SAGA_ERRORS);

/** A confirmation: up to 300 s apart, for up to three hours. It is promised; a person has to do what it does not. */
export const CONFIRMATION_RETRY = patiently(PASSING_SAGA_ERRORS, 42);
