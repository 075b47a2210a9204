/**
 * Books one trip: flight, hotel and car at their providers, and the payment for them, all or none.
 *
 * Input: the booking as `POST /bookings` accepts it (`lambdas/saga/booking-schema.ts`); the execution's name is the
 * booking id, so one booking is one execution.
 * Output: the input as it came under `input`, the validated booking under `booking`, who took the money under `payment`.
 * Errors: those of `saga-errors.ts`; a failed execution ends with the error that caused it, after everything that was
 * or may have been reserved is released.
 *
 * - Steps and their compensations stand in pairs in `saga-trip.ts`. A step that fails enters the compensations at its
 *   own: it may have had its effect. Each is safe to repeat, and leaves a tombstone that refuses its step for ever.
 * - `CommitBooking` is the pivot. The booking's row moves OPEN → COMMITTED, or OPEN → CANCELLING when the answer to
 *   that write was lost; whichever comes first refuses the other. After it, everything is tried until it succeeds, and
 *   what does not is parked for a person. Nothing is compensated any more.
 * - A compensation that cannot succeed is parked too, after all others have run.
 * - Where the fallback was to take the money, what the first provider may keep is voided when all else is done, or given
 *   up. If that cannot be, it is parked, too, and the booking is none the worse.
 */
import { caught, caughtAll } from '../asl/catch';
import { type StateMachine, stateMachine } from '../asl/language';
import { lambdaInvoke } from '../asl/tasks/lambda';
import { caughtFirst, KEEP_FAILURE } from './fragments/any-input';
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
import {
  CONFIRMATION_PATH,
  confirmationResult,
  confirmations,
  isIncomplete,
  isUnconfirmed,
} from './saga-confirmation';
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
        Catch: [caught([CONDITION_FAILED], 'BookingDuplicated', null), caughtFirst('KeepFailure')],
        Next: 'ValidateBooking',
      },
      ValidateBooking: {
        ...lambdaInvoke({
          FunctionName: aws.functions.validateBooking,
          Payload: { 'executionName.$': '$$.Execution.Name', 'input.$': '$.input' },
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
        ResultPath: CONFIRMATION_PATH,
        Next: 'JudgeConfirmation',
      },
      JudgeConfirmation: {
        Type: 'Choice',
        Choices: [{ ...isIncomplete, Next: 'JudgePayment' }],
        Default: 'CompleteBooking',
      },
      CompleteBooking: {
        ...moveRow(row, ['COMMITTED'], 'CONFIRMED'),
        // Every part is confirmed: the traveller may know, whatever the row says.
        Catch: [caughtAll('NotifyTraveller', `${CONFIRMATION_PATH}.CompleteBooking`)],
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
          { ...isUnconfirmed, Next: 'ParkConfirmation' },
        ],
        Default: 'TripBooked',
      },
      VoidUnusedPayment: {
        Comment: 'Last of all: the first provider is likely to be down, and the trip is booked.',
        ...voidUnusedPayment(aws),
        ResultPath: null,
        Catch: [caughtAll('JudgeTrip', `${CONFIRMATION_PATH}.VoidUnusedPayment`)],
        Next: 'JudgeTrip',
      },
      JudgeTrip: {
        Type: 'Choice',
        Choices: [
          { ...isUnconfirmed, Next: 'ParkConfirmation' },
          {
            Variable: `${CONFIRMATION_PATH}.VoidUnusedPayment`,
            IsPresent: true,
            Next: 'ReportUnusedPayment',
          },
        ],
        Default: 'TripBooked',
      },
      ReportUnusedPayment: {
        ...park(aws, CONFIRMATION_PATH),
        Catch: [caughtAll('UnusedPaymentLeft', null)],
        Next: 'TripBooked',
      },
      TripBooked: { Type: 'Succeed' },
      ParkConfirmation: {
        ...park(aws, CONFIRMATION_PATH),
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
      KeepFailure: { ...KEEP_FAILURE, Next: 'RejectBooking' },
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
        CausePath: `States.JsonToString(${CONFIRMATION_PATH})`,
      },
      UnusedPaymentLeft: {
        Type: 'Fail',
        Error: SAGA_ERRORS.unusedPaymentLeft,
        CausePath: `States.JsonToString(${CONFIRMATION_PATH})`,
      },
      BookingDuplicated: {
        Type: 'Fail',
        Error: SAGA_ERRORS.duplicateBooking,
        Cause: 'another execution owns this booking id; nothing was done',
      },
    },
  });
};
