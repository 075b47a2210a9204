import { describe, expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import { firstCalls } from '../support/first-calls';
import {
  CONFIRMATIONS,
  CONFIRMED,
  OPENED,
  PAID,
  PROBED,
  RELEASED,
  RESERVED,
  type SagaCase,
  UNDONE,
} from '../support/saga-calls';
import { EXPIRED_BREAKER, runSaga } from '../support/saga-machine';

const CONDITION_FAILED = failure('DynamoDB.ConditionalCheckFailedException');
const BROKEN = failure('Broken', 'for good');
const DECLINED = failure('PaymentDeclined', 'no funds');

interface Failing extends SagaCase {
  readonly error: string;
}

/** Nothing has happened to these yet but, perhaps, their row. */
const REJECTIONS: readonly Failing[] = [
  {
    when: 'another execution owns it',
    tasks: { OpenBooking: CONDITION_FAILED },
    error: 'DuplicateBooking',
    called: ['OpenBooking'],
  },
  {
    when: 'it cannot be opened',
    tasks: { OpenBooking: BROKEN },
    error: 'Broken',
    called: ['OpenBooking', 'RejectBooking'],
  },
  {
    when: 'it cannot be opened, and turns out to belong to another execution',
    tasks: { OpenBooking: BROKEN, RejectBooking: CONDITION_FAILED },
    error: 'DuplicateBooking',
    called: ['OpenBooking', 'RejectBooking'],
  },
  {
    when: 'it is none',
    tasks: { ValidateBooking: failure('InvalidBooking') },
    error: 'InvalidBooking',
    called: [...OPENED, 'RejectBooking'],
  },
  {
    when: 'it is none, and cannot be closed',
    tasks: { ValidateBooking: failure('InvalidBooking'), RejectBooking: BROKEN },
    error: 'CompensationFailed',
    called: [...OPENED, 'RejectBooking', 'ParkCompensation'],
  },
];

/** What may have been reserved is released, and no more than that. */
const RELEASES: readonly Failing[] = [
  {
    when: 'its flight cannot be reserved',
    tasks: { ReserveFlight: BROKEN },
    error: 'Broken',
    called: [...RESERVED.slice(0, 3), ...UNDONE.slice(3)],
  },
  {
    when: 'its hotel cannot be reserved',
    tasks: { ReserveHotel: BROKEN },
    error: 'Broken',
    called: [...RESERVED.slice(0, 4), ...UNDONE.slice(2)],
  },
  {
    when: 'its car cannot be reserved',
    tasks: { ReserveCar: BROKEN },
    error: 'Broken',
    called: [...RESERVED, ...UNDONE.slice(1)],
  },
  {
    when: 'its payment is declined',
    tasks: { AuthorizePayment: DECLINED },
    error: 'PaymentDeclined',
    called: [...PAID, ...UNDONE],
  },
  {
    when: 'its payment is declined, and was the probe of the breaker',
    tasks: { ReadPaymentBreaker: EXPIRED_BREAKER, AuthorizePayment: DECLINED },
    error: 'PaymentDeclined',
    called: [...PROBED, ...UNDONE],
  },
  {
    when: 'its payment is declined by the fallback',
    tasks: { AuthorizePayment: BROKEN, AuthorizeFallbackPayment: DECLINED },
    error: 'PaymentDeclined',
    called: [...PAID, 'CountPaymentFailure', 'AuthorizeFallbackPayment', ...UNDONE],
  },
  {
    when: 'neither payment provider can be used',
    tasks: { AuthorizePayment: BROKEN, AuthorizeFallbackPayment: BROKEN },
    error: 'PaymentUnavailable',
    called: [...PAID, 'CountPaymentFailure', 'AuthorizeFallbackPayment', ...UNDONE],
  },
  {
    when: 'it cannot be committed',
    tasks: { CommitBooking: BROKEN },
    error: 'Broken',
    called: [...PAID, 'CommitBooking', 'CancelBooking', ...UNDONE],
  },
  {
    when: 'it cannot be closed',
    tasks: { AuthorizePayment: DECLINED, CloseBooking: BROKEN },
    error: 'CompensationFailed',
    called: [...PAID, ...RELEASED, 'CloseBooking', 'ParkCompensation'],
  },
  {
    when: 'its traveller cannot be told that it is cancelled',
    tasks: { AuthorizePayment: DECLINED, NotifyCancellation: failure('SNS.Broken') },
    error: 'PaymentDeclined',
    called: [...PAID, ...UNDONE],
  },
  ...RELEASED.map((state) => ({
    when: `${state} does not succeed`,
    tasks: { AuthorizePayment: DECLINED, [state]: BROKEN },
    error: 'CompensationFailed',
    called: [...PAID, ...RELEASED, 'ParkCompensation'] as const,
  })),
  {
    when: 'nobody can be told to finish it',
    tasks: {
      AuthorizePayment: DECLINED,
      VoidPayment: BROKEN,
      ParkCompensation: failure('SQS.Broken'),
    },
    error: 'CompensationFailed',
    called: [...PAID, ...RELEASED, 'ParkCompensation'],
  },
];

/** It may be committed, or it is: nothing is released any more. */
const LEFT: readonly Failing[] = [
  {
    when: 'it can be neither committed nor cancelled',
    tasks: { CommitBooking: BROKEN, CancelBooking: BROKEN },
    error: 'CompensationFailed',
    called: [...PAID, 'CommitBooking', 'CancelBooking', 'ParkCompensation'],
  },
  ...CONFIRMATIONS.map((state) => ({
    when: `${state} does not succeed`,
    tasks: { [state]: BROKEN },
    error: 'ConfirmationIncomplete',
    called: [...PAID, ...CONFIRMED, 'ParkConfirmation'] as const,
  })),
  {
    when: 'it cannot be completed',
    tasks: { CompleteBooking: BROKEN },
    error: 'ConfirmationIncomplete',
    called: [...PAID, ...CONFIRMED, 'CompleteBooking', 'ParkConfirmation'],
  },
  {
    when: 'nobody can be told to finish it',
    tasks: { ConfirmCar: BROKEN, ParkConfirmation: failure('SQS.Broken') },
    error: 'ConfirmationIncomplete',
    called: [...PAID, ...CONFIRMED, 'ParkConfirmation'],
  },
];

describe.each([
  ['rejected, and nothing else happens to it,', REJECTIONS],
  ['released, and fails,', RELEASES],
  ['left to a person', LEFT],
])('a booking is %s when', (_, cases) => {
  test.each(cases)('$when', async ({ tasks, error, called }) => {
    const run = await runSaga({ tasks });

    expect([run.status, run.error]).toEqual(['FAILED', error]);
    expect(firstCalls(run)).toEqual(called);
  });
});
