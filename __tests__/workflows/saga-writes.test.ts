import { failure } from '../../simulator/tasks/handler';
import { BOOKING_ROW } from '../../workflows/saga-parts';
import { BREAKER_SERVICE } from '../../workflows/saga-payment';
import { REFUSED } from '../support/definition-writes';
import type { Item } from '../support/dynamodb-expressions';
import { BROKEN } from '../support/failures';
import { executionArnOf, STARTED_AT } from '../support/recorded-run';
import {
  EXPIRED_BREAKER,
  OPEN_UNTIL,
  runSaga,
  type SagaTask,
  validBooking,
} from '../support/saga-machine';
import { sagaResources } from '../support/saga-resources';
import { describeWrites, type WriteCase, type Writes } from '../support/write-tests';

const { bookings, breakers } = sagaResources.tables;

const WRITES: Writes<SagaTask> = {
  run: (tasks) => runSaga({ tasks }),
  routes: {
    ClaimPaymentProbe: { ReadPaymentBreaker: EXPIRED_BREAKER },
    ClosePaymentBreaker: { ReadPaymentBreaker: EXPIRED_BREAKER },
    CountPaymentFailure: { AuthorizePayment: failure('ProviderUnavailable') },
    OpenPaymentBreaker: {
      // A probe's fault that is not repeated, so that no time has passed.
      ReadPaymentBreaker: EXPIRED_BREAKER,
      AuthorizePayment: BROKEN,
    },
    CancelBooking: { CommitBooking: BROKEN },
    CloseBooking: { ReserveFlight: failure('SoldOut') },
    RejectBooking: { ValidateBooking: failure('InvalidBooking') },
  },
};

const { bookingId } = validBooking;
const executionArn = executionArnOf(bookingId);
const own = {
  bookingId,
  step: BOOKING_ROW,
  executionArn,
  receivedAt: STARTED_AT,
};
/** Of an execution of the same name, and so of the same ARN, a quarter of a year before. */
const others = { ...own, receivedAt: '2025-09-01T00:00:00.000Z' };
const booking = (status: string) => ({ ...own, status });
const rejected = { ...booking('REJECTED'), reason: 'InvalidBooking' };
const cancelled = { ...booking('CANCELLED'), reason: 'SoldOut' };

const breaker = (status: string, fields: Item = {}) => ({
  service: BREAKER_SERVICE,
  status,
  failures: 5,
  ...fields,
});
/** A minute, and a quarter of an hour, after the state was entered. */
const OPENED_UNTIL = '2026-01-01T00:01:00.000Z';
const LEASED_UNTIL = '2026-01-01T00:15:00.000Z';
const ours = { probe: executionArn };
const anothers = { probe: 'arn:another' };
const expired = breaker('OPEN', { openUntil: OPEN_UNTIL });
const open = breaker('OPEN', { openUntil: '2026-01-01T00:00:30.000Z' });
const probed = breaker('HALF_OPEN', { openUntil: LEASED_UNTIL, ...ours });
const probedByAnother = breaker('HALF_OPEN', { openUntil: LEASED_UNTIL, ...anothers });
const opened = breaker('OPEN', { openUntil: OPENED_UNTIL });
const closed = breaker('CLOSED', { failures: 0 });

const CASES: readonly WriteCase<SagaTask>[] = [
  ['OpenBooking', bookings, undefined, booking('OPEN')],
  ['OpenBooking', bookings, booking('OPEN'), booking('OPEN')],
  ['OpenBooking', bookings, booking('REJECTED'), booking('REJECTED')],
  ['OpenBooking', bookings, { ...others, status: 'CONFIRMED' }, REFUSED],
  ['RejectBooking', bookings, undefined, rejected],
  ['RejectBooking', bookings, booking('OPEN'), rejected],
  ['RejectBooking', bookings, rejected, rejected],
  ['RejectBooking', bookings, { ...others, status: 'OPEN' }, REFUSED],
  ['RejectBooking', bookings, booking('COMMITTED'), REFUSED],

  ['CommitBooking', bookings, booking('OPEN'), booking('COMMITTED')],
  ['CommitBooking', bookings, booking('COMMITTED'), booking('COMMITTED')],
  ['CommitBooking', bookings, booking('CANCELLING'), REFUSED],
  ['CommitBooking', bookings, cancelled, REFUSED],
  ['CommitBooking', bookings, undefined, REFUSED],
  ['CompleteBooking', bookings, booking('COMMITTED'), booking('CONFIRMED')],
  ['CompleteBooking', bookings, booking('CONFIRMED'), booking('CONFIRMED')],
  ['CompleteBooking', bookings, booking('CANCELLING'), REFUSED],

  ['CancelBooking', bookings, booking('OPEN'), booking('CANCELLING')],
  ['CancelBooking', bookings, booking('CANCELLING'), booking('CANCELLING')],
  ['CancelBooking', bookings, booking('COMMITTED'), REFUSED],
  ['CancelBooking', bookings, booking('CONFIRMED'), REFUSED],
  ['CloseBooking', bookings, booking('OPEN'), cancelled],
  ['CloseBooking', bookings, booking('CANCELLING'), cancelled],
  ['CloseBooking', bookings, cancelled, cancelled],
  ['CloseBooking', bookings, booking('COMMITTED'), REFUSED],
  ['CloseBooking', bookings, booking('CONFIRMED'), REFUSED],

  ['ClaimPaymentProbe', breakers, expired, probed],
  ['ClaimPaymentProbe', breakers, probed, probed],
  ['ClaimPaymentProbe', breakers, probedByAnother, REFUSED],
  ['ClaimPaymentProbe', breakers, open, REFUSED],
  ['ClaimPaymentProbe', breakers, closed, REFUSED],

  ['ClosePaymentBreaker', breakers, breaker('CLOSED'), closed],
  ['ClosePaymentBreaker', breakers, probed, closed],
  ['ClosePaymentBreaker', breakers, probedByAnother, REFUSED],
  ['ClosePaymentBreaker', breakers, open, REFUSED],

  ['CountPaymentFailure', breakers, undefined, breaker('CLOSED', { failures: 1 })],
  ['CountPaymentFailure', breakers, closed, breaker('CLOSED', { failures: 1 })],
  ['CountPaymentFailure', breakers, breaker('CLOSED'), breaker('CLOSED', { failures: 6 })],
  ['CountPaymentFailure', breakers, probed, { ...probed, failures: 6 }],
  ['CountPaymentFailure', breakers, probedByAnother, REFUSED],
  ['CountPaymentFailure', breakers, open, REFUSED],

  ['OpenPaymentBreaker', breakers, breaker('CLOSED'), opened],
  ['OpenPaymentBreaker', breakers, probed, opened],
  ['OpenPaymentBreaker', breakers, probedByAnother, REFUSED],
  ['OpenPaymentBreaker', breakers, open, REFUSED],
];

describeWrites(WRITES, CASES);
