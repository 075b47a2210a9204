import { lambdaInvoke } from '../asl/tasks/lambda';
import { sagaSteps } from './fragments/saga-steps';
import type { TripPart } from './saga-parts';
import { authorizePayment, voidPayment } from './saga-payment';
import type { SagaResources } from './saga-resources';
import { COMPENSATION_RETRY, RESERVE_RETRY } from './saga-retry';

/** Every step of a booking that has an effect, in order, with what undoes it. */
export const bookTrip = (aws: SagaResources) =>
  sagaSteps(
    [
      {
        step: 'ReserveFlight',
        forward: reserve(aws, 'flight'),
        compensation: 'ReleaseFlight',
        undo: release(aws, 'flight'),
      },
      {
        step: 'ReserveHotel',
        forward: reserve(aws, 'hotel'),
        compensation: 'ReleaseHotel',
        undo: release(aws, 'hotel'),
      },
      {
        step: 'ReserveCar',
        forward: reserve(aws, 'car'),
        compensation: 'ReleaseCar',
        undo: release(aws, 'car'),
      },
      {
        step: 'ReadPaymentBreaker',
        forward: authorizePayment(aws),
        compensation: 'VoidPayment',
        undo: voidPayment(aws),
      },
    ],
    { next: 'CommitBooking', undone: 'JudgeCompensation' },
  );

const reserve = (aws: SagaResources, part: TripPart) =>
  ({
    ...lambdaInvoke({
      FunctionName: aws.functions.reserveStep,
      Payload: {
        step: part,
        'bookingId.$': '$.booking.bookingId',
        'offerId.$': `$.booking.${part}.offerId`,
        'holdUntil.$': '$.booking.holdUntil',
        'expiresAt.$': '$.booking.expiresAt',
      },
    }),
    Retry: RESERVE_RETRY,
    ResultSelector: { 'reservationId.$': '$.Payload.holdId' },
    ResultPath: `$.reservations.${part}`,
  }) as const;

const release = (aws: SagaResources, part: TripPart) => ({
  ...lambdaInvoke({
    FunctionName: aws.functions.releaseStep,
    Payload: {
      step: part,
      'bookingId.$': '$.booking.bookingId',
      'expiresAt.$': '$.booking.expiresAt',
    },
  }),
  Retry: COMPENSATION_RETRY,
});
