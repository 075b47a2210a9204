/** What a trip is made of. */
export type TripPart = 'flight' | 'hotel' | 'car';

/** Who may hold the traveller's money: the provider, and the one that stands in for it. */
export type PaymentStep = 'payment' | 'fallback-payment';

/** Sort key of the row of the booking as a whole, in the bookings table; its other rows have the name of a step. */
export const BOOKING_ROW = 'booking';
