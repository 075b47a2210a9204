import { describe, expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import { firstCalls } from '../support/first-calls';
import { BOOKED, PAID, PROBED, type SagaCase } from '../support/saga-calls';
import { counted, EXPIRED_BREAKER, runSaga } from '../support/saga-machine';

const CONDITION_FAILED = failure('DynamoDB.ConditionalCheckFailedException');
const BROKEN = failure('Broken', 'for good');

const FALLBACK = ['AuthorizeFallbackPayment', ...BOOKED] as const;
const OPENS = { AuthorizePayment: BROKEN, CountPaymentFailure: counted('CLOSED', 5) } as const;

/** What is broken here stops no booking: the breaker above all, which is there to help. */
const DETOURS: readonly SagaCase[] = [
  {
    when: 'its breaker cannot be read',
    tasks: { ReadPaymentBreaker: BROKEN },
    called: [...PAID, ...BOOKED],
  },
  {
    when: 'another booking makes the probe',
    tasks: { ReadPaymentBreaker: EXPIRED_BREAKER, ClaimPaymentProbe: CONDITION_FAILED },
    called: [...PROBED.slice(0, -2), ...FALLBACK],
  },
  {
    when: 'it cannot be known whether another booking makes the probe',
    tasks: { ReadPaymentBreaker: EXPIRED_BREAKER, ClaimPaymentProbe: BROKEN },
    called: [...PROBED, ...BOOKED],
  },
  {
    when: 'it can be the probe, but the breaker stays open',
    tasks: { ReadPaymentBreaker: EXPIRED_BREAKER, ClosePaymentBreaker: BROKEN },
    called: [...PROBED, ...BOOKED],
  },
  {
    when: 'its failed payment cannot be counted',
    tasks: { AuthorizePayment: BROKEN, CountPaymentFailure: BROKEN },
    called: [...PAID, 'CountPaymentFailure', ...FALLBACK],
  },
  {
    when: 'its failed payment opens the breaker',
    tasks: OPENS,
    called: [...PAID, 'CountPaymentFailure', 'OpenPaymentBreaker', ...FALLBACK],
  },
  {
    when: 'its failed payment cannot open the breaker',
    tasks: { ...OPENS, OpenPaymentBreaker: BROKEN },
    called: [...PAID, 'CountPaymentFailure', 'OpenPaymentBreaker', ...FALLBACK],
  },
  {
    when: 'it seemed not to be committed, but was',
    tasks: { CommitBooking: BROKEN, CancelBooking: CONDITION_FAILED },
    called: [...PAID, 'CommitBooking', 'CancelBooking', ...BOOKED.slice(1)],
  },
  {
    when: 'its traveller cannot be told',
    tasks: { NotifyTraveller: failure('SNS.Broken') },
    called: [...PAID, ...BOOKED],
  },
];

describe('a booking is made all the same when', () => {
  test.each(DETOURS)('$when', async ({ tasks, called }) => {
    const run = await runSaga({ tasks });

    expect([run.status, run.error]).toEqual(['SUCCEEDED', undefined]);
    expect(firstCalls(run)).toEqual(called);
  });
});
