/**
 * Books one trip: flight, hotel and car at their providers, and the payment for them, all or none.
 *
 * Input: the booking as `POST /bookings` accepts it (`lambdas/saga/booking-schema.ts`); the execution's name is the
 * booking id, so one booking is one execution.
 * Output: the validated booking under `booking`, who took the money under `payment`.
 * Errors: those of `saga-errors.ts`; a failed execution ends with the error that caused it, after everything that was
 * or may have been reserved is released.
 *
 * - Steps and their compensations stand in pairs in `saga-trip.ts`. A step that fails enters the compensations at its
 *   own: it may have had its effect. Each is safe to repeat, and leaves a tombstone that refuses its step for ever.
 * - `CommitBooking` is the pivot. The booking's row moves OPEN → COMMITTED, or OPEN → CANCELLING when the answer to
 *   that write was lost; whichever comes first refuses the other. After it, everything is tried until it succeeds, and
 *   what does not is parked for a person. Nothing is compensated any more.
 * - A compensation that cannot succeed is parked too, after all others have run.
 * - Where the fallback took the money, what the first provider may keep is voided when all else is done. If that cannot
 *   be, it is parked, and the booking is none the worse.
 */
import { caught, caughtAll } from '../asl/catch';
import { type StateMachine, stateMachine } from '../asl/language';
import { lambdaInvoke } from '../asl/tasks/lambda';
import { CONDITION_FAILED } from './fragments/condition-failed';
import {
  closeRow,
  type ExecutionRow,
  moveRow,
  openRow,
  rejectRow,
} from './fragments/execution-row';
import { FAIL_AS_CAUGHT } from './fragments/fail-as-caught';
import { UNFINISHED_PATH } from './fragments/saga-steps';
import { confirmationResult, confirmations } from './saga-confirmation';
import { SAGA_ERRORS } from './saga-errors';
import { notify, park } from './saga-messages';
import { BOOKING_ROW, type PaymentStep } from './saga-parts';
import { voidUnusedPayment } from './saga-payment';
import type { SagaResources } from './saga-resources';
import { bookTrip } from './saga-trip';

/** Seconds; more than every retry of the reservations and of the confirmations together. */
const MACHINE_TIMEOUT_SECONDS = 8 * 60 * 60;

export const sagaWorkflow = (aws: SagaResources): StateMachine => {
  const row: ExecutionRow = {
    tableName: aws.tables.bookings,
    key: { bookingId: { 'S.$': '$$.Execution.Name' }, step: { S: BOOKING_ROW } },
    presentBy: '#status',
  };
  return stateMachine({
    Comment: 'Book one trip: reserve, authorize, commit, confirm, tell; or release everything.',
    StartAt: 'OpenBooking',
    TimeoutSeconds: MACHINE_TIMEOUT_SECONDS,
    States: {
      OpenBooking: {
        ...openRow(row, 'OPEN'),
        Catch: [caught([CONDITION_FAILED], 'BookingDuplicated'), caughtAll('RejectBooking')],
        Next: 'ValidateBooking',
      },
      ValidateBooking: {
        ...lambdaInvoke({
          FunctionName: aws.functions.validateBooking,
          Payload: { 'executionName.$': '$$.Execution.Name', 'input.$': '$' },
        }),
        ResultSelector: {
          'bookingId.$': '$.Payload.bookingId',
          'customerId.$': '$.Payload.customerId',
          'paymentMethodId.$': '$.Payload.paymentMethodId',
          'currency.$': '$.Payload.currency',
          'totalMinor.$': '$.Payload.totalMinor',
          'flight.$': '$.Payload.flight',
          'hotel.$': '$.Payload.hotel',
          'car.$': '$.Payload.car',
          'holdUntil.$': '$.Payload.holdUntil',
          'expiresAt.$': '$.Payload.expiresAt',
        },
        ResultPath: '$.booking',
        Catch: [caughtAll('RejectBooking')],
        Next: 'ReserveFlight',
      },

      ...bookTrip(aws),

      CommitBooking: {
        Comment: 'The pivot: from here the trip is booked, and there is only a way forward.',
        ...moveRow(row, ['OPEN'], 'COMMITTED'),
        Catch: [caughtAll('CancelBooking')],
        Next: 'ConfirmTrip',
      },
      ConfirmTrip: {
        Comment: 'No Catch: no branch fails, each hands on what it could not do.',
        Type: 'Parallel',
        Branches: confirmations(aws),
        ResultSelector: confirmationResult,
        ResultPath: '$.confirmation',
        Next: 'JudgeConfirmation',
      },
      JudgeConfirmation: {
        Type: 'Choice',
        Choices: [
          {
            Variable: '$.confirmation.isIncomplete',
            BooleanEquals: true,
            Next: 'ParkConfirmation',
          },
        ],
        Default: 'CompleteBooking',
      },
      CompleteBooking: {
        ...moveRow(row, ['COMMITTED'], 'CONFIRMED'),
        Catch: [caughtAll('ParkConfirmation', '$.confirmation.unfinished')],
        Next: 'NotifyTraveller',
      },
      NotifyTraveller: {
        ...notify(aws, 'TripBooked'),
        // The trip is booked whether or not the traveller hears of it.
        Catch: [caughtAll('JudgePayment', null)],
        Next: 'JudgePayment',
      },
      JudgePayment: {
        Type: 'Choice',
        Choices: [
          {
            Variable: '$.payment.step',
            StringEquals: 'fallback-payment' satisfies PaymentStep,
            Next: 'VoidUnusedPayment',
          },
        ],
        Default: 'TripBooked',
      },
      VoidUnusedPayment: {
        Comment: 'Last of all: the first provider is likely to be down, and the trip is booked.',
        ...voidUnusedPayment(aws),
        ResultPath: null,
        Catch: [caughtAll('ParkUnusedPayment', `${UNFINISHED_PATH}.VoidUnusedPayment`)],
        Next: 'TripBooked',
      },
      ParkUnusedPayment: {
        ...park(aws, UNFINISHED_PATH),
        Catch: [caughtAll('UnusedPaymentLeft', null)],
        Next: 'TripBooked',
      },
      TripBooked: { Type: 'Succeed' },
      ParkConfirmation: {
        ...park(aws, '$.confirmation'),
        Catch: [caughtAll('ConfirmationIncomplete', null)],
        Next: 'ConfirmationIncomplete',
      },

      CancelBooking: {
        Comment:
          'Whether the booking was committed is not known: from here it cannot be, or it was.',
        ...moveRow(row, ['OPEN'], 'CANCELLING'),
        Catch: [
          caught([CONDITION_FAILED], 'ConfirmTrip', '$.cancellation'),
          caughtAll('ParkCompensation', `${UNFINISHED_PATH}.CancelBooking`),
        ],
        Next: 'VoidPayment',
      },
      JudgeCompensation: {
        Type: 'Choice',
        Choices: [{ Variable: UNFINISHED_PATH, IsPresent: true, Next: 'ParkCompensation' }],
        Default: 'CloseBooking',
      },
      CloseBooking: {
        ...closeRow(row, ['OPEN', 'CANCELLING'], 'CANCELLED'),
        Catch: [caughtAll('ParkCompensation', `${UNFINISHED_PATH}.CloseBooking`)],
        Next: 'NotifyCancellation',
      },
      NotifyCancellation: {
        ...notify(aws, 'TripCancelled'),
        // Everything is released whether or not the traveller hears of it.
        Catch: [caughtAll('BookingFailed', null)],
        Next: 'BookingFailed',
      },
      RejectBooking: {
        Comment: 'Nothing has happened yet but the row, if that.',
        ...rejectRow(row, 'OPEN', 'REJECTED'),
        Catch: [
          caught([CONDITION_FAILED], 'BookingDuplicated', null),
          caughtAll('ParkCompensation', `${UNFINISHED_PATH}.RejectBooking`),
        ],
        Next: 'BookingFailed',
      },
      ParkCompensation: {
        ...park(aws, UNFINISHED_PATH),
        Catch: [caughtAll('CompensationFailed', null)],
        Next: 'CompensationFailed',
      },

      BookingFailed: FAIL_AS_CAUGHT,
      CompensationFailed: {
        Type: 'Fail',
        Error: SAGA_ERRORS.compensationFailed,
        CausePath: `States.JsonToString(${UNFINISHED_PATH})`,
      },
      ConfirmationIncomplete: {
        Type: 'Fail',
        Error: SAGA_ERRORS.confirmationIncomplete,
        CausePath: 'States.JsonToString($.confirmation)',
      },
      UnusedPaymentLeft: {
        Type: 'Fail',
        Error: SAGA_ERRORS.unusedPaymentLeft,
        CausePath: `States.JsonToString(${UNFINISHED_PATH})`,
      },
      BookingDuplicated: {
        Type: 'Fail',
        Error: SAGA_ERRORS.duplicateBooking,
        Cause: 'another execution owns this booking id; nothing was done',
      },
    },
  });
};
