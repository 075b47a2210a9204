import * as z from 'zod/mini';
import { SAGA_ERRORS } from '../../workflows/saga-errors';
import { requireIntegerEnv } from '../shared/environment';
import { errorNamed } from '../shared/errors';
import { describeIssues } from '../shared/issues';
import { expiryAfter } from '../shared/record-expiry';
import { type Booking, bookingSchema, totalMinorOf } from './booking-schema';

const MS_PER_HOUR = 60 * 60 * 1000;

interface Offer {
  readonly offerId: string;
}

/** What the rest of the workflow works with. */
export interface ValidatedBooking {
  readonly bookingId: string;
  readonly customerId: string;
  readonly paymentMethodId: string;
  readonly currency: Booking['currency'];
  readonly totalMinor: number;
  readonly flight: Offer;
  readonly hotel: Offer;
  readonly car: Offer;
  /** ISO 8601; one moment for every provider, however often it is asked. */
  readonly holdUntil: string;
  /** Of every row, in seconds since 1970. */
  readonly expiresAt: number;
}

const eventSchema = z.object({ executionName: z.string(), input: bookingSchema });

/**
 * Checks an execution's input, which anyone with states:StartExecution may have written, not only `POST /bookings`.
 * @throws InvalidBooking listing everything that is wrong, without the values
 */
export function makeValidateBookingHandler(deps: {
  /** Hours that providers are asked to hold what is not confirmed. */
  readonly holdHours: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}) {
  return async (event: unknown): Promise<ValidatedBooking> => {
    const parsed = z.safeParse(eventSchema, event);
    if (!parsed.success) {
      throw invalid(describeIssues(parsed.error));
    }
    const { executionName, input } = parsed.data;
    if (input.bookingId !== executionName) {
      throw invalid(['input.bookingId: must equal the name of the execution']);
    }
    const nowMs = deps.now();
    return {
      bookingId: input.bookingId,
      customerId: input.customerId,
      paymentMethodId: input.paymentMethodId,
      currency: input.currency,
      totalMinor: totalMinorOf(input),
      flight: { offerId: input.flight.offerId },
      hotel: { offerId: input.hotel.offerId },
      car: { offerId: input.car.offerId },
      holdUntil: new Date(nowMs + deps.holdHours * MS_PER_HOUR).toISOString(),
      expiresAt: expiryAfter(nowMs),
    };
  };
}

function invalid(issues: readonly string[]): Error {
  return errorNamed(SAGA_ERRORS.invalidBooking, `booking is invalid: ${issues.join('; ')}`);
}

export const handler = makeValidateBookingHandler({
  holdHours: requireIntegerEnv('HOLD_HOURS'),
  now: Date.now,
});
