import {
  makeStartHandler,
  type StartServices,
  startServicesFromEnv,
} from '../shared/start-handler';
import { bookingSchema, canonicalBooking } from './booking-schema';

/** A booking is a dozen short fields. */
const MAX_BODY_BYTES = 8 * 1024;

/** `POST /bookings`: starts the execution named by the booking's id. */
export function makeStartBookingHandler(services: StartServices) {
  return makeStartHandler(
    {
      noun: 'booking',
      path: '/bookings',
      idKey: 'bookingId',
      schema: bookingSchema,
      maxBytes: MAX_BODY_BYTES,
      canonical: canonicalBooking,
      errors: { invalid: 'InvalidBooking', conflict: 'BookingConflict' },
    },
    services,
  );
}

export const handler = makeStartBookingHandler(startServicesFromEnv());
