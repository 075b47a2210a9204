/** A booking of EUR 505.00 whose offers no other booking has; fields may be replaced. */
export const aBooking = (bookingId: string, fields: object = {}) => ({
  bookingId,
  customerId: 'customer-7',
  paymentMethodId: 'card-7',
  currency: 'EUR',
  flight: { offerId: `${bookingId}-flight`, priceMinor: 18_900 },
  hotel: { offerId: `${bookingId}-hotel`, priceMinor: 24_000 },
  car: { offerId: `${bookingId}-car`, priceMinor: 7_600 },
  ...fields,
});
