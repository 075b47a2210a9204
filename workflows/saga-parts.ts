/** What a trip is made of. */
export const TRIP_PARTS = ['flight', 'hotel', 'car'] as const;
export type TripPart = (typeof TRIP_PARTS)[number];

/** Who may hold the traveller's money: the provider, and the one that stands in for it. */
export const PAYMENT_STEPS = ['payment', 'fallback-payment'] as const;
export type PaymentStep = (typeof PAYMENT_STEPS)[number];

/** A step with a row of its own in the bookings table, under its name: there its provider's answer is kept. */
export type BookingStep = TripPart | PaymentStep;

/** Sort key of the row of the booking as a whole. */
export const BOOKING_ROW = 'booking';
