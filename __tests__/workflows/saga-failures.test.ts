import { failure } from '../../simulator/tasks/handler';
import { describeEndings, type EndingCase } from '../support/ending-tests';
import { BROKEN, CONDITION_FAILED } from '../support/failures';
import {
  BOOKED,
  CONFIRMATIONS,
  CONFIRMED,
  OPENED,
  PAID,
  PROBED,
  RELEASED,
  RESERVED,
  UNDONE,
} from '../support/saga-calls';
import { EXPIRED_BREAKER, runSaga, type SagaTask } from '../support/saga-machine';

const DECLINED = failure('PaymentDeclined', 'no funds');

/** Nothing has happened to these yet but, perhaps, their row. */
const REJECTIONS: readonly EndingCase<SagaTask>[] = [
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
const RELEASES: readonly EndingCase<SagaTask>[] = [
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
    called: [...PAID, 'AuthorizeFallbackPayment', ...UNDONE],
  },
  {
    when: 'neither payment provider can be used',
    tasks: { AuthorizePayment: BROKEN, AuthorizeFallbackPayment: BROKEN },
    error: 'PaymentUnavailable',
    called: [...PAID, 'AuthorizeFallbackPayment', ...UNDONE],
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

const FOR_GOOD = { Error: 'Broken', Cause: 'for good' };
const AT_FALLBACK = [...PAID, 'AuthorizeFallbackPayment'] as const;
const confirmed = (step: string) => ({ step, outcome: 'CONFIRMED' });
const ALL_CONFIRMED = {
  steps: [confirmed('flight'), confirmed('hotel'), confirmed('car'), confirmed('payment')],
  isIncomplete: false,
};
const CAR_UNCONFIRMED = {
  steps: ALL_CONFIRMED.steps.map((one) =>
    one.step === 'car' ? { ...one, outcome: 'UNCONFIRMED', unfinished: FOR_GOOD } : one,
  ),
  isIncomplete: true,
};

/** It may be committed, or it is: nothing is released any more. */
const LEFT: readonly EndingCase<SagaTask>[] = [
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
    cause: { ...ALL_CONFIRMED, CompleteBooking: FOR_GOOD },
    called: [...PAID, ...BOOKED, 'ParkConfirmation'],
  },
  {
    when: 'it cannot be confirmed, and the first payment provider may keep the money, which is voided',
    tasks: { AuthorizePayment: BROKEN, ConfirmCar: BROKEN },
    error: 'ConfirmationIncomplete',
    cause: CAR_UNCONFIRMED,
    called: [...AT_FALLBACK, ...CONFIRMED, 'VoidUnusedPayment', 'ParkConfirmation'],
  },
  {
    when: 'it cannot be confirmed, nor can be voided what the first payment provider may keep',
    tasks: { AuthorizePayment: BROKEN, ConfirmCar: BROKEN, VoidUnusedPayment: BROKEN },
    error: 'ConfirmationIncomplete',
    cause: { ...CAR_UNCONFIRMED, VoidUnusedPayment: FOR_GOOD },
    called: [...AT_FALLBACK, ...CONFIRMED, 'VoidUnusedPayment', 'ParkConfirmation'],
  },
  {
    when: 'it cannot be completed, nor can be voided what the first payment provider may keep',
    tasks: { AuthorizePayment: BROKEN, CompleteBooking: BROKEN, VoidUnusedPayment: BROKEN },
    error: 'ConfirmationIncomplete',
    cause: { ...ALL_CONFIRMED, CompleteBooking: FOR_GOOD, VoidUnusedPayment: FOR_GOOD },
    called: [...AT_FALLBACK, ...BOOKED, 'VoidUnusedPayment', 'ParkConfirmation'],
  },
  {
    when: 'nobody can be told to finish it',
    tasks: { ConfirmCar: BROKEN, ParkConfirmation: failure('SQS.Broken') },
    error: 'ConfirmationIncomplete',
    called: [...PAID, ...CONFIRMED, 'ParkConfirmation'],
  },
  {
    when: 'nobody can be told what its first payment provider may keep',
    tasks: {
      AuthorizePayment: BROKEN,
      VoidUnusedPayment: BROKEN,
      ReportUnusedPayment: failure('SQS.Broken'),
    },
    error: 'UnusedPaymentLeft',
    cause: { ...ALL_CONFIRMED, VoidUnusedPayment: FOR_GOOD },
    called: [...AT_FALLBACK, ...BOOKED, 'VoidUnusedPayment', 'ReportUnusedPayment'],
  },
];

const run = (tasks: EndingCase<SagaTask>['tasks']) => runSaga({ tasks });

describeEndings('a booking is rejected, and nothing else happens to it, when', run, REJECTIONS);
describeEndings('a booking is released, and fails, when', run, RELEASES);
describeEndings('a booking is left to a person when', run, LEFT);
