/** A booking as `POST /bookings` takes it; fields may be replaced. */
export const bookingInput = (fields: object = {}) => ({
  bookingId: 'booking-1',
  customerId: 'customer-1',
  paymentMethodId: 'card-1',
  currency: 'EUR',
  flight: { offerId: 'flight-1', priceMinor: 18_900 },
  hotel: { offerId: 'hotel-1', priceMinor: 24_000 },
  car: { offerId: 'car-1', priceMinor: 7_600 },
  ...fields,
});
