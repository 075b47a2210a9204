import * as z from 'zod/mini';
import { TRIP_PARTS } from '../../workflows/saga-parts';
import { currencySchema } from '../shared/currencies';
import { bookingIdSchema } from './booking-step';

/** The largest payment, in minor units; far below 2^53, so that every sum is exact. */
const MAX_TOTAL_MINOR = 100_000_000_000;
const MAX_PRICE_MINOR = 10_000_000_000;

// ASCII only: no two spellings of one customer, nothing that a terminal or a mail would act on.
const token = z
  .string()
  .check(z.regex(/^[!-~]{1,64}$/, 'must be 1 to 64 printable ASCII characters without blanks'));

/** What a provider sells, by its own name for it. */
export const offerIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be 1 to 64 of A-Z, a-z, 0-9, _, . and -'));

/** What the payment provider calls the traveller's card; never the card itself. */
export const paymentMethodIdSchema = token;

/** What is paid, in minor units of the currency. */
export const amountSchema = z.int().check(z.minimum(1), z.maximum(MAX_TOTAL_MINOR));

const partSchema = z.strictObject({
  offerId: offerIdSchema,
  priceMinor: z.int().check(z.minimum(0), z.maximum(MAX_PRICE_MINOR)),
});

/** A booking as `POST /bookings` accepts it and as the execution's input holds it. Unknown fields are refused. */
export const bookingSchema = z
  .strictObject({
    bookingId: bookingIdSchema,
    customerId: token,
    paymentMethodId: paymentMethodIdSchema,
    currency: currencySchema,
    flight: partSchema,
    hotel: partSchema,
    car: partSchema,
  })
  .check(
    z.refine((booking) => amountSchema.safeParse(totalMinorOf(booking)).success, {
      error: `the total must be 1 to ${MAX_TOTAL_MINOR} minor units`,
    }),
  );

/** A booking that was checked. */
export type Booking = z.infer<typeof bookingSchema>;

/** What a trip costs, in minor units of its currency. */
export function totalMinorOf(
  booking: {
    readonly [part in (typeof TRIP_PARTS)[number]]: { readonly priceMinor: number };
  },
): number {
  return TRIP_PARTS.reduce((sum, part) => sum + booking[part].priceMinor, 0);
}

/** A booking as text, the same for every spelling of it: this is what tells a repeated booking from another one. */
export function canonicalBooking(booking: Booking): string {
  const part = ({ offerId, priceMinor }: Booking['flight']) => ({ offerId, priceMinor });
  return JSON.stringify({
    bookingId: booking.bookingId,
    customerId: booking.customerId,
    paymentMethodId: booking.paymentMethodId,
    currency: booking.currency,
    flight: part(booking.flight),
    hotel: part(booking.hotel),
    car: part(booking.car),
  });
}
