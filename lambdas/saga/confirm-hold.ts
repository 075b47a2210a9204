import type { BookingStep } from '../../workflows/saga-parts';
import type { StepKey } from './booking-step';
import { notHeld } from './step-errors';
import type { StepServices } from './step-services';

/**
 * Confirms what is held, once.
 * @throws StepNotHeld if there is nothing to confirm, in the row or at the provider; see also the provider
 */
export async function confirmHold<S extends BookingStep>(
  { steps, providers, log }: StepServices<S>,
  { bookingId, step }: { readonly bookingId: string; readonly step: S },
): Promise<void> {
  const key: StepKey = { bookingId, step };
  const status = (await steps.read(key))?.status;
  if (status === 'CONFIRMED') {
    return;
  }
  if (status !== 'RESERVED') {
    throw notHeld(key, status ?? 'not there');
  }
  if ((await providers[step].confirm(bookingId)) === 'not_found') {
    throw notHeld(key, 'not found at its provider');
  }
  if (!(await steps.confirm(key))) {
    throw notHeld(key, 'released meanwhile');
  }
  log.about(bookingId).info('step confirmed', { step });
}
