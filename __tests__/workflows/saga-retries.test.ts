import { failure } from '../../simulator/tasks/handler';
import { BROKEN } from '../support/failures';
import {
  describeRepeatedCalls,
  describeRetries,
  PASSING_ERRORS,
  type RetryTable,
} from '../support/retry-tests';
import {
  counted,
  EXPIRED_BREAKER,
  runSaga,
  type SagaRunOptions,
  type SagaTask,
  validBooking,
} from '../support/saga-machine';

const REJECTED = failure('ProviderRequestRejected');

/** Ways through the workflow; together they call every Task. */
const ROUTES = {
  'a booking that is confirmed': {},
  'a booking whose payment is the probe': { ReadPaymentBreaker: EXPIRED_BREAKER },
  'a booking whose payment opens the breaker': {
    AuthorizePayment: failure('ProviderUnavailable'),
    CountPaymentFailure: counted('CLOSED', 5),
  },
  'a booking that the first provider may keep money of': {
    AuthorizePayment: REJECTED,
    VoidUnusedPayment: REJECTED,
  },
  'a booking that is undone': { AuthorizePayment: failure('PaymentDeclined') },
  'a booking that cannot be committed': { CommitBooking: BROKEN },
  'a booking that is none': { ValidateBooking: failure('InvalidBooking') },
  'a booking whose confirmation is left to a person': { ConfirmHotel: failure('StepNotHeld') },
  'a booking whose release is left to a person': {
    ReserveFlight: failure('SoldOut'),
    ReleaseFlight: REJECTED,
  },
} as const satisfies Readonly<Record<string, SagaRunOptions['tasks']>>;

const { dynamodb, lambda, sqs, sns } = PASSING_ERRORS;
const step = [...lambda, 'ProviderUnavailable', 'AwsServiceUnavailable'];

const RETRIES: RetryTable<SagaTask, keyof typeof ROUTES> = {
  routes: ROUTES,
  run: (tasks, faults) => runSaga({ tasks, faults }),
  cases: [
    ['OpenBooking', 'a booking that is confirmed', dynamodb],
    ['ValidateBooking', 'a booking that is confirmed', lambda],
    ['ReserveFlight', 'a booking that is confirmed', step],
    ['ReserveHotel', 'a booking that is confirmed', step],
    ['ReserveCar', 'a booking that is confirmed', step],
    ['ReadPaymentBreaker', 'a booking that is confirmed', dynamodb],
    ['ClaimPaymentProbe', 'a booking whose payment is the probe', dynamodb],
    ['AuthorizePayment', 'a booking that is confirmed', step],
    ['ClosePaymentBreaker', 'a booking whose payment is the probe', dynamodb],
    ['CountPaymentFailure', 'a booking whose payment opens the breaker', dynamodb],
    ['OpenPaymentBreaker', 'a booking whose payment opens the breaker', dynamodb],
    ['AuthorizeFallbackPayment', 'a booking whose payment opens the breaker', step],
    ['CommitBooking', 'a booking that is confirmed', dynamodb],
    ['ConfirmFlight', 'a booking that is confirmed', step],
    ['ConfirmHotel', 'a booking that is confirmed', step],
    ['ConfirmCar', 'a booking that is confirmed', step],
    ['CapturePayment', 'a booking that is confirmed', step],
    ['CompleteBooking', 'a booking that is confirmed', dynamodb],
    ['NotifyTraveller', 'a booking that is confirmed', sns],
    ['VoidUnusedPayment', 'a booking whose payment opens the breaker', step],
    ['ReportUnusedPayment', 'a booking that the first provider may keep money of', sqs],
    ['ParkConfirmation', 'a booking whose confirmation is left to a person', sqs],
    ['CancelBooking', 'a booking that cannot be committed', dynamodb],
    ['VoidPayment', 'a booking that is undone', step],
    ['ReleaseCar', 'a booking that is undone', step],
    ['ReleaseHotel', 'a booking that is undone', step],
    ['ReleaseFlight', 'a booking that is undone', step],
    ['CloseBooking', 'a booking that is undone', dynamodb],
    ['NotifyCancellation', 'a booking that is undone', sns],
    ['RejectBooking', 'a booking that is none', dynamodb],
    ['ParkCompensation', 'a booking whose release is left to a person', sqs],
  ],
};

describeRetries(RETRIES);

const { bookingId } = validBooking;
const notice = (event: string) => ({ Message: { event, eventId: `saga/${bookingId}/${event}` } });

describeRepeatedCalls(RETRIES, [
  ['NotifyTraveller', 'a booking that is confirmed', notice('TripBooked')],
  ['NotifyCancellation', 'a booking that is undone', notice('TripCancelled')],
]);
