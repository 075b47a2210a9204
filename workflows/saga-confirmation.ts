import { caughtAll } from '../asl/catch';
import type { Condition } from '../asl/condition';
import { branch } from '../asl/language';
import { lambdaInvoke } from '../asl/tasks/lambda';
import type { TaskPart } from '../asl/tasks/task';
import { fragmentOf } from './fragments/fragment';
import type { TripPart } from './saga-parts';
import type { SagaResources } from './saga-resources';
import { CONFIRMATION_RETRY } from './saga-retry';

/** How a branch of the confirmation ends: done, or left to a person. */
export const CONFIRMED = 'CONFIRMED';
export const UNCONFIRMED = 'UNCONFIRMED';

/** Confirms the parts of the trip and takes the money, side by side: none waits for another one's provider. */
export const confirmations = (aws: SagaResources) =>
  [
    confirmation('ConfirmFlight', 'FlightUnconfirmed', 'flight', confirm(aws, 'flight')),
    confirmation('ConfirmHotel', 'HotelUnconfirmed', 'hotel', confirm(aws, 'hotel')),
    confirmation('ConfirmCar', 'CarUnconfirmed', 'car', confirm(aws, 'car')),
    confirmation('CapturePayment', 'PaymentUncaptured', 'payment', capture(aws)),
  ] as const;

/**
 * How the trip ended, as a person is handed it: what all branches came to and, by the names of the states, the errors
 * of what was to be done after them.
 */
export const CONFIRMATION_PATH = '$.confirmation';

/** What all branches come to: their ends, and whether one of them is left to a person. */
export const confirmationResult = {
  'steps.$': '$',
  'isIncomplete.$': `States.ArrayContains($[*].outcome, '${UNCONFIRMED}')`,
} as const;

/** A confirmation is left to a person. */
export const isIncomplete = {
  Variable: `${CONFIRMATION_PATH}.isIncomplete`,
  BooleanEquals: true,
} as const satisfies Condition;

/** That, or the booking's own row is behind. */
export const isUnconfirmed = {
  Or: [isIncomplete, { Variable: `${CONFIRMATION_PATH}.CompleteBooking`, IsPresent: true }],
} as const satisfies Condition;

/** A branch that never fails: one that did would cancel the others, and there is no way back. */
function confirmation<Name extends string, GivenUp extends string>(
  name: Name,
  givenUp: GivenUp,
  step: TripPart | 'payment',
  task: TaskPart,
) {
  return branch({
    StartAt: name,
    States: fragmentOf<Name | GivenUp, never>([
      [
        name,
        {
          ...task,
          Retry: CONFIRMATION_RETRY,
          ResultSelector: { step, outcome: CONFIRMED },
          Catch: [caughtAll(givenUp, '$.unfinished')],
          End: true,
        },
      ],
      [
        givenUp,
        {
          Type: 'Pass',
          Parameters: { step, outcome: UNCONFIRMED, 'unfinished.$': '$.unfinished' },
          End: true,
        },
      ],
    ]),
  });
}

const confirm = (aws: SagaResources, part: TripPart) =>
  lambdaInvoke({
    FunctionName: aws.functions.confirmStep,
    Payload: { step: part, 'bookingId.$': '$.booking.bookingId' },
  });

const capture = (aws: SagaResources) =>
  lambdaInvoke({
    FunctionName: aws.functions.capturePayment,
    Payload: { 'bookingId.$': '$.booking.bookingId' },
  });
