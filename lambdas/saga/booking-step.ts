import * as z from 'zod/mini';
import { executionNameSchema } from '../shared/execution-name';

/** What a trip is made of. */
export const TRIP_PARTS = ['flight', 'hotel', 'car'] as const;
export type TripPart = (typeof TRIP_PARTS)[number];

/** Who may hold the traveller's money: the provider, and the one that stands in for it. */
export const PAYMENT_STEPS = ['payment', 'fallback-payment'] as const;
export type PaymentStep = (typeof PAYMENT_STEPS)[number];

/** A step with a row of its own, where the answer of its provider is kept. */
export type BookingStep = TripPart | PaymentStep;

/** Sort key of the row of the booking as a whole. */
export const BOOKING_ROW = 'booking';

/** Key of a step's row. */
export interface StepKey {
  readonly bookingId: string;
  readonly step: BookingStep;
}

/** Names a booking, and its execution. */
export const bookingIdSchema = executionNameSchema;

/** Seconds since 1970, as DynamoDB's time to live wants them. */
export const expiresAtSchema = z.int().check(z.minimum(1));
