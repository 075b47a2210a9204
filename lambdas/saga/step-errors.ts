import { SAGA_ERRORS } from '../../workflows/saga-errors';
import type { BookingStep } from '../../workflows/saga-parts';
import { errorNamed } from '../shared/errors';
import type { StepKey } from './booking-step';

/** What a provider says no with, by step. */
const REFUSALS = {
  flight: SAGA_ERRORS.soldOut,
  hotel: SAGA_ERRORS.soldOut,
  car: SAGA_ERRORS.soldOut,
  payment: SAGA_ERRORS.paymentDeclined,
  'fallback-payment': SAGA_ERRORS.paymentDeclined,
} as const satisfies Readonly<Record<BookingStep, string>>;

/** A fault of ours, which asking again would not mend. */
export function rejected(message: string): Error {
  return errorNamed(SAGA_ERRORS.providerRequestRejected, message);
}

/** The provider's no to a step. */
export function refused({ bookingId, step }: StepKey, reason: string): Error {
  return errorNamed(REFUSALS[step], `${step} of booking ${bookingId}: ${reason}`);
}

/** A step that comes after its own compensation. */
export function tooLate({ bookingId, step }: StepKey): Error {
  return errorNamed(
    SAGA_ERRORS.stepReleased,
    `${step} of booking ${bookingId} was released before; it can no longer be reserved`,
  );
}

/** A compensation that comes after the pivot. */
export function confirmedBefore({ bookingId, step }: StepKey): Error {
  return errorNamed(
    SAGA_ERRORS.stepConfirmed,
    `${step} of booking ${bookingId} is confirmed; it can no longer be released`,
  );
}

/** A confirmation of what nobody holds. */
export function notHeld({ bookingId, step }: StepKey, found: string): Error {
  return errorNamed(
    SAGA_ERRORS.stepNotHeld,
    `${step} of booking ${bookingId} is ${found}; expected RESERVED`,
  );
}
