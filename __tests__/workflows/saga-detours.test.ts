import { failure } from '../../simulator/tasks/handler';
import { describeEndings, type EndingCase } from '../support/ending-tests';
import { BROKEN, CONDITION_FAILED } from '../support/failures';
import { BOOKED, PAID, PROBED } from '../support/saga-calls';
import { counted, EXPIRED_BREAKER, runSaga, type SagaTask } from '../support/saga-machine';

const DOWN = failure('ProviderUnavailable', 'no answer');

const FALLBACK = ['AuthorizeFallbackPayment', ...BOOKED, 'VoidUnusedPayment'] as const;
const OPENS = { AuthorizePayment: DOWN, CountPaymentFailure: counted('CLOSED', 5) } as const;

/** What is broken here stops no booking: the breaker above all, which is there to help. */
const DETOURS: readonly EndingCase<SagaTask>[] = [
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
    when: 'its payment meets a fault of our own, which is no reason to count',
    tasks: { AuthorizePayment: BROKEN },
    called: [...PAID, ...FALLBACK],
  },
  {
    when: 'it is the probe and meets a fault of our own, so that another may be the next',
    tasks: { ReadPaymentBreaker: EXPIRED_BREAKER, AuthorizePayment: BROKEN },
    called: [...PROBED.slice(0, -1), 'OpenPaymentBreaker', ...FALLBACK],
  },
  {
    when: 'its failed payment cannot be counted',
    tasks: { AuthorizePayment: DOWN, CountPaymentFailure: BROKEN },
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
    when: 'it is paid at the fallback, and what the first provider may keep is left to a person',
    tasks: { AuthorizePayment: DOWN, VoidUnusedPayment: BROKEN },
    called: [...PAID, 'CountPaymentFailure', ...FALLBACK, 'ReportUnusedPayment'],
  },
  {
    when: 'its traveller cannot be told',
    tasks: { NotifyTraveller: failure('SNS.Broken') },
    called: [...PAID, ...BOOKED],
  },
];

describeEndings('a booking is made all the same when', (tasks) => runSaga({ tasks }), DETOURS);
