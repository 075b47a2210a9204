import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeValidateBookingHandler } from '../../../lambdas/saga/validate-booking';
import { bookingInput } from '../../support/bookings';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const validate = makeValidateBookingHandler({ holdHours: 24, now: () => NOW_MS });
const event = (fields: object = {}) => ({
  executionName: 'booking-1',
  input: bookingInput(fields),
});

describe('the input of an execution', () => {
  test('becomes a booking with its total and how long it is held', async () => {
    expect(await validate(event())).toEqual({
      bookingId: 'booking-1',
      customerId: 'customer-1',
      paymentMethodId: 'card-1',
      currency: 'EUR',
      totalMinor: 50_500,
      flight: { offerId: 'flight-1' },
      hotel: { offerId: 'hotel-1' },
      car: { offerId: 'car-1' },
      holdUntil: '2026-01-16T12:00:00.000Z',
      expiresAt: NOW_MS / 1000 + 90 * 24 * 3600,
    });
  });

  test('is InvalidBooking with everything that is wrong, and none of the values', async () => {
    const wrong = event({ customerId: 'no blanks allowed', flight: null });

    await expect(validate(wrong)).rejects.toMatchObject({
      name: 'InvalidBooking',
      message: expect.stringMatching(/^booking is invalid: input\.customerId: .*input\.flight: /),
    });
    await expect(validate(wrong)).rejects.not.toMatchObject({
      message: expect.stringContaining('no blanks allowed'),
    });
  });

  test('is InvalidBooking when the execution is named otherwise', async () => {
    await expect(validate({ ...event(), executionName: 'booking-2' })).rejects.toMatchObject({
      name: 'InvalidBooking',
      message: 'booking is invalid: input.bookingId: must equal the name of the execution',
    });
  });
});
