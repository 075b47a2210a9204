import { describe, expect, test } from '@jest/globals';
import { isExplicitUndo, isNamedUndo, namedEffect, namesUndoOf } from '../../asl/rules/state-words';

describe('the name of a state', () => {
  test.each([
    ['ReserveHotel', 'effect'],
    ['reserve_hotel', 'effect'],
    ['Hotel booking', 'effect'],
    ['ProcessPayment', 'effect'],
    ['SHIP', 'effect'],
    ['CheckBooking', 'none'],
    ['CreditCheck', 'none'],
    ['SmokeTest', 'none'],
    ['RecordPayment', 'none'],
    ['NotifyFailures', 'none'],
    ['BookingFailed', 'none'],
    ['HandleFailure', 'unknown'],
    ['TransformParts', 'unknown'],
    ['S1', 'unknown'],
    ['Zahlung prüfen', 'unknown'],
    ['付款', 'unknown'],
    ['', 'unknown'],
  ])('says of %j that its effect is %s', (name, effect) => {
    expect(namedEffect(name)).toBe(effect);
  });

  test.each([
    ['ReleaseHotel', 'ReserveHotel'],
    ['ReleaseHotels', 'ReserveHotel'],
    ['CancelHotelBooking', 'BookHotel'],
    ['CancelHotel', 'HotelBooking'],
    ['HotelRollback', 'HotelBooking'],
    ['RollBackHotel', 'BookHotel'],
    ['clean up hotel', 'BookHotel'],
    ['RefundPayment', 'ProcessPayment'],
    ['RefundPayment', 'PayInvoice'],
    ['ReverseDebit', 'DebitAccount'],
    ['CancelReservation', 'ReserveHotel'],
    ['Refund', 'Charge'],
    ['Refund', 'ChargeCard'],
    ['ReleaseStock', 'Reserve'],
    ['Release', 'Reserve'],
    ['Void', 'Authorize'],
    ['UndoA', 'A'],
    ['UndoReserveHotel', 'ReserveHotel'],
  ])('says that %j undoes %j', (undo, step) => {
    expect(isNamedUndo(undo)).toBe(true);
    expect(namesUndoOf(undo, step)).toBe(true);
  });

  test.each([
    ['ReleaseFlight', 'ReserveHotel'],
    ['CancelFlightReservation', 'CreateHotelReservation'],
    ['Refund', 'Reserve'],
    ['CancelTrip', 'BookHotel'],
    ['Rollback', 'BookHotel'],
    ['NotifyHotel', 'BookHotel'],
    ['CancelHotelReview', 'BookHotel'],
    ['UndoB', 'A'],
    ['', ''],
  ])('does not say that %j undoes %j', (undo, step) => {
    expect(namesUndoOf(undo, step)).toBe(false);
  });

  test.each([
    ['UndoLoad', true],
    ['LoadRollback', true],
    // Also what never began is cancelled.
    ['CancelLoad', false],
    ['CleanUpLoad', false],
    ['ReleaseLoad', false],
  ])('%j is an undo of something that had an effect: %s', (name, isExplicit) => {
    expect(isExplicitUndo(name)).toBe(isExplicit);
  });
});
