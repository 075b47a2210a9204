/** Calls of services, as far as each way leads. */
export const OPENED = ['OpenBooking', 'ValidateBooking'] as const;
export const RESERVED = [...OPENED, 'ReserveFlight', 'ReserveHotel', 'ReserveCar'] as const;
export const PAID = [...RESERVED, 'ReadPaymentBreaker', 'AuthorizePayment'] as const;
export const PROBED = [
  ...RESERVED,
  'ReadPaymentBreaker',
  'ClaimPaymentProbe',
  'AuthorizePayment',
  'ClosePaymentBreaker',
] as const;
export const CONFIRMATIONS = [
  'ConfirmFlight',
  'ConfirmHotel',
  'ConfirmCar',
  'CapturePayment',
] as const;
export const CONFIRMED = ['CommitBooking', ...CONFIRMATIONS] as const;
export const BOOKED = [...CONFIRMED, 'CompleteBooking', 'NotifyTraveller'] as const;
export const RELEASED = ['VoidPayment', 'ReleaseCar', 'ReleaseHotel', 'ReleaseFlight'] as const;
export const UNDONE = [...RELEASED, 'CloseBooking', 'NotifyCancellation'] as const;
