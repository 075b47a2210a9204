import type { BookingStep } from '../../workflows/saga-parts';
import type { StepKey } from './booking-step';
import { confirmedBefore } from './step-errors';
import type { StepServices } from './step-services';
import type { StepsTable } from './steps-table';

/** `RELEASED`: what may have been held is given back. `NOTHING_HELD`: nothing was, and nothing can be any more. */
export type ReleaseOutcome = 'RELEASED' | 'NOTHING_HELD';

/** A step to be released. */
export interface ReleaseRequest<S extends BookingStep> {
  readonly bookingId: string;
  readonly step: S;
  /** Of a tombstone, in seconds since 1970. */
  readonly expiresAt: number;
}

/** Another writer gets in between at most once: a row that is there is never taken away. */
const MAX_ROUNDS = 2;

/**
 * Undoes a hold; run any number of times it acts once. The row is moved before the provider is asked, so that a hold
 * still under way is refused, or released by whoever asked for it. A step that never ran leaves a tombstone.
 * @throws StepConfirmed after the pivot; see also the provider
 */
export async function releaseHold<S extends BookingStep>(
  { steps, providers, log }: StepServices<S>,
  { bookingId, step, expiresAt }: ReleaseRequest<S>,
): Promise<ReleaseOutcome> {
  const key = { bookingId, step };
  const status = await forbidHold(steps, key, expiresAt);
  if (status !== 'RELEASING') {
    return 'NOTHING_HELD';
  }
  const outcome = await providers[step].release(bookingId);
  await steps.release(key);
  log.about(bookingId).info('step released', { step, outcome });
  return 'RELEASED';
}

/**
 * Makes sure that a step can no longer be reserved, without asking its provider, and says where it stands: RELEASING
 * if the provider may hold something, else RELEASED or REFUSED.
 * @throws StepConfirmed if it is too late
 */
export async function forbidHold(
  steps: StepsTable,
  key: StepKey,
  expiresAt: number,
): Promise<'RELEASING' | 'RELEASED' | 'REFUSED'> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (await steps.beginRelease(key)) return 'RELEASING';
    if (await steps.bury(key, expiresAt)) return 'RELEASED';
    const status = (await steps.read(key))?.status;
    if (status === 'RELEASED' || status === 'REFUSED') return status;
    if (status === 'CONFIRMED') break;
  }
  throw confirmedBefore(key);
}
