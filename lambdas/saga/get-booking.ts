import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { executionsFromEnv } from '../shared/executions-from-env';
import { type GetServices, makeGetHandler } from '../shared/get-handler';
import { makeLog } from '../shared/logger';
import { bookingIdSchema } from './booking-step';
import { type BookingsTable, makeBookingsTable } from './bookings-table';

interface Dependencies extends Omit<GetServices, 'read'> {
  readonly bookings: BookingsTable;
}

/**
 * `GET /bookings/{bookingId}`: where a booking and each of its steps stand. One that was accepted but has no row yet is
 * OPEN.
 */
export function makeGetBookingHandler({ bookings, ...services }: Dependencies) {
  return makeGetHandler(
    {
      idKey: 'bookingId',
      idSchema: bookingIdSchema,
      errors: { invalidId: 'InvalidBookingId', notFound: 'BookingNotFound' },
      accepted: { status: 'OPEN', steps: {} },
    },
    { read: bookings.read, ...services },
  );
}

export const handler = makeGetBookingHandler({
  bookings: makeBookingsTable(makeDynamoDbClient(), requireEnv('BOOKINGS_TABLE')),
  executions: executionsFromEnv(),
  log: makeLog(),
});
