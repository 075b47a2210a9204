import { describe, expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import { BOOKING_ROW } from '../../workflows/saga-parts';
import { BREAKER_SERVICE } from '../../workflows/saga-payment';
import { REFUSED, rowAfter } from '../support/definition-writes';
import type { Item } from '../support/dynamodb-expressions';
import {
  counted,
  EXPIRED_BREAKER,
  OPEN_UNTIL,
  runSaga,
  type SagaRunOptions,
  type SagaTask,
  validBooking,
} from '../support/saga-machine';
import { sagaResources } from '../support/saga-resources';
import { sentBy } from '../support/sent-parameters';

const { bookings, breakers } = sagaResources.tables;

/** What leads to a state that a booking does not pass when all is well. */
const ROUTES: Readonly<Partial<Record<SagaTask, SagaRunOptions['tasks']>>> = {
  ClaimPaymentProbe: { ReadPaymentBreaker: EXPIRED_BREAKER },
  ClosePaymentBreaker: { ReadPaymentBreaker: EXPIRED_BREAKER },
  CountPaymentFailure: { AuthorizePayment: failure('ProviderRequestRejected') },
  OpenPaymentBreaker: {
    AuthorizePayment: failure('ProviderRequestRejected'),
    CountPaymentFailure: counted('HALF_OPEN', 6),
  },
  CancelBooking: { CommitBooking: failure('Broken') },
  CloseBooking: { ReserveFlight: failure('SoldOut') },
  RejectBooking: { ValidateBooking: failure('InvalidBooking') },
};

const { bookingId } = validBooking;
const executionArn = `arn:aws:states:us-east-1:123456789012:execution:machine:${bookingId}`;
const own = {
  bookingId,
  step: BOOKING_ROW,
  executionArn,
  receivedAt: '2026-01-01T00:00:00.000Z',
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

/** State, the row as the write meets it, and as it leaves it. */
type Case = readonly [state: SagaTask, row: Item | undefined, becomes: Item | typeof REFUSED];

const BOOKING_CASES: readonly Case[] = [
  ['OpenBooking', undefined, booking('OPEN')],
  ['OpenBooking', booking('OPEN'), booking('OPEN')],
  ['OpenBooking', booking('REJECTED'), booking('REJECTED')],
  ['OpenBooking', { ...others, status: 'CONFIRMED' }, REFUSED],
  ['RejectBooking', undefined, rejected],
  ['RejectBooking', booking('OPEN'), rejected],
  ['RejectBooking', rejected, rejected],
  ['RejectBooking', { ...others, status: 'OPEN' }, REFUSED],
  ['RejectBooking', booking('COMMITTED'), REFUSED],

  ['CommitBooking', booking('OPEN'), booking('COMMITTED')],
  ['CommitBooking', booking('COMMITTED'), booking('COMMITTED')],
  ['CommitBooking', booking('CANCELLING'), REFUSED],
  ['CommitBooking', cancelled, REFUSED],
  ['CommitBooking', undefined, REFUSED],
  ['CompleteBooking', booking('COMMITTED'), booking('CONFIRMED')],
  ['CompleteBooking', booking('CONFIRMED'), booking('CONFIRMED')],
  ['CompleteBooking', booking('CANCELLING'), REFUSED],

  ['CancelBooking', booking('OPEN'), booking('CANCELLING')],
  ['CancelBooking', booking('CANCELLING'), booking('CANCELLING')],
  ['CancelBooking', booking('COMMITTED'), REFUSED],
  ['CancelBooking', booking('CONFIRMED'), REFUSED],
  ['CloseBooking', booking('OPEN'), cancelled],
  ['CloseBooking', booking('CANCELLING'), cancelled],
  ['CloseBooking', cancelled, cancelled],
  ['CloseBooking', booking('COMMITTED'), REFUSED],
  ['CloseBooking', booking('CONFIRMED'), REFUSED],
];

const BREAKER_CASES: readonly Case[] = [
  ['ClaimPaymentProbe', expired, probed],
  ['ClaimPaymentProbe', probed, probed],
  ['ClaimPaymentProbe', probedByAnother, REFUSED],
  ['ClaimPaymentProbe', open, REFUSED],
  ['ClaimPaymentProbe', closed, REFUSED],

  ['ClosePaymentBreaker', breaker('CLOSED'), closed],
  ['ClosePaymentBreaker', probed, closed],
  ['ClosePaymentBreaker', probedByAnother, REFUSED],
  ['ClosePaymentBreaker', open, REFUSED],

  ['CountPaymentFailure', undefined, breaker('CLOSED', { failures: 1 })],
  ['CountPaymentFailure', closed, breaker('CLOSED', { failures: 1 })],
  ['CountPaymentFailure', breaker('CLOSED'), breaker('CLOSED', { failures: 6 })],
  ['CountPaymentFailure', probed, { ...probed, failures: 6 }],
  ['CountPaymentFailure', probedByAnother, REFUSED],
  ['CountPaymentFailure', open, REFUSED],

  ['OpenPaymentBreaker', breaker('CLOSED'), opened],
  ['OpenPaymentBreaker', probed, opened],
  ['OpenPaymentBreaker', probedByAnother, REFUSED],
  ['OpenPaymentBreaker', open, REFUSED],
];

describe.each([
  ['a booking', bookings, BOOKING_CASES],
  ['the breaker of payments', breakers, BREAKER_CASES],
])('a write to %s, repeated or late or neither,', (_, table, cases) => {
  const rows = cases.map(([state, row, becomes]) => ({ state, row, becomes }));

  test.each(rows)('$state finds $row and leaves $becomes', async ({ state, row, becomes }) => {
    const { history } = await runSaga({ tasks: ROUTES[state] ?? {} });
    const [call = {}] = sentBy(history, state);

    expect(rowAfter(call, table, row)).toEqual(becomes);
  });
});
