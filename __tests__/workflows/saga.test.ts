import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { sagaWorkflow } from '../../workflows/saga';
import { SAGA_ERRORS } from '../../workflows/saga-errors';
import { BOOKING_ROW, PAYMENT_STEPS, TRIP_PARTS } from '../../workflows/saga-parts';
import { sagaResources } from '../support/saga-resources';
import { stateGraph } from '../support/state-graph';

const { states, stateNamed, next, pathFrom } = stateGraph(sagaWorkflow(sagaResources));

const RELEASE = ['VoidPayment', 'ReleaseCar', 'ReleaseHotel', 'ReleaseFlight'];
const CLOSE = ['JudgeCompensation', 'CloseBooking', 'NotifyCancellation', 'BookingFailed'];

describe('sagaWorkflow', () => {
  test.each([
    ['ReserveFlight', SAGA_ERRORS.soldOut, RELEASE.slice(3)],
    ['ReserveHotel', SAGA_ERRORS.soldOut, RELEASE.slice(2)],
    ['ReserveCar', 'States.Timeout', RELEASE.slice(1)],
    ['AuthorizeFallbackPayment', SAGA_ERRORS.paymentDeclined, RELEASE],
    ['AuthorizeFallbackPayment', 'States.Timeout', ['FailPayment', ...RELEASE]],
    ['CommitBooking', 'States.Timeout', ['CancelBooking', ...RELEASE]],
  ])('releases in reverse, from itself on, when %s fails with %s', (state, error, expected) => {
    expect(pathFrom(next(state, error))).toEqual([...expected, ...CLOSE]);
  });

  test.each(RELEASE)('goes on with the other compensations when %s cannot succeed', (state) => {
    expect(next(state, 'States.TaskFailed')).toBe(next(state));
  });

  test('goes forward when a booking that it would cancel is committed', () => {
    expect(next('CancelBooking', 'DynamoDB.ConditionalCheckFailedException')).toBe('ConfirmTrip');
  });

  test('compensates nothing while it is not known whether the booking is committed', () => {
    expect(pathFrom(next('CancelBooking', 'States.Timeout'))).toEqual([
      'ParkCompensation',
      'CompensationFailed',
    ]);
  });

  test('compensates nothing after the pivot', () => {
    const reached = new Set<string>();
    const follow = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      const { Next, Default, Catch = [], Choices = [] } = stateNamed(name);
      const handlers = [...(Catch as JsonObject[]), ...(Choices as JsonObject[])];
      for (const target of [Next, Default, ...handlers.map((handler) => handler['Next'])]) {
        if (typeof target === 'string') follow(target);
      }
    };
    follow('ConfirmTrip');

    const undoing = [...reached].filter((name) => /^(Void|Release|Cancel)/.test(name));
    // What the first provider keeps although the fallback took the money was never part of the trip.
    expect(undoing).toEqual(['VoidUnusedPayment']);
    expect(reached).toContain('TripBooked');
  });

  test('rejects an invalid booking before anything but its row has happened', () => {
    expect(pathFrom(next('ValidateBooking', SAGA_ERRORS.invalidBooking))).toEqual([
      'RejectBooking',
      'BookingFailed',
    ]);
  });

  test('names the steps and rows that the handlers know', () => {
    const steps = states.flatMap(({ state }) => {
      const { Payload } = (state['Parameters'] ?? {}) as { readonly Payload?: JsonObject };
      return typeof Payload?.['step'] === 'string' ? [Payload['step']] : [];
    });
    const rows = states.flatMap(({ state }) => {
      const { Key } = (state['Parameters'] ?? {}) as { readonly Key?: JsonObject };
      return isJsonObject(Key?.['step']) ? [Key['step']['S']] : [];
    });

    expect(new Set(steps)).toEqual(new Set([...TRIP_PARTS, ...PAYMENT_STEPS]));
    expect(new Set(rows)).toEqual(new Set([BOOKING_ROW]));
  });
});
