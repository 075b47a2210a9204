import { describe, expect, test } from '@jest/globals';
import { judgePayment } from '../../../lambdas/order/judge-payment';
import type { Payment } from '../../../lambdas/order/payment-row';

const SUM = { amountMinor: 5, currency: 'EUR' };
const row = (fields: Partial<Payment>): Payment => ({
  orderId: 'o',
  status: 'PENDING',
  expiresAt: 1,
  ...SUM,
  ...fields,
});
const event = { orderId: 'o', chargeId: 'c1', status: 'captured', ...SUM } as const;
const declined = { ...event, status: 'declined' } as const;

describe('an event is judged', () => {
  test.each([
    ['captured, of an open payment', row({}), event, 'settle'],
    ['declined, of an open payment', row({}), declined, 'settle'],
    ['captured again', row({ status: 'CAPTURED', chargeId: 'c1' }), event, 'answer'],
    ['captured as another charge', row({ status: 'CAPTURED', chargeId: 'c2' }), event, 'conflict'],
    ['declined after captured', row({ status: 'CAPTURED', chargeId: 'c1' }), declined, 'conflict'],
    ['declined again', row({ status: 'DECLINED' }), declined, 'answer'],
    ['captured after declined', row({ status: 'DECLINED' }), event, 'conflict'],
    ['captured after the cancellation', row({ status: 'CANCELLED' }), event, 'undo'],
    ['declined after the cancellation', row({ status: 'CANCELLED' }), declined, 'ignore'],
    ['captured after the refund', row({ status: 'REFUNDED', chargeId: 'c1' }), event, 'ignore'],
    ['captured, refunded before we knew its id', row({ status: 'REFUNDED' }), event, 'ignore'],
    [
      'another charge after the refund',
      row({ status: 'REFUNDED', chargeId: 'c2' }),
      event,
      'conflict',
    ],
    ['declined after the refund', row({ status: 'REFUNDED', chargeId: 'c2' }), declined, 'ignore'],
    ['of another amount', row({ amountMinor: 6 }), event, 'mismatch'],
    ['in another currency', row({ currency: 'USD' }), event, 'mismatch'],
    [
      'captured on a tombstone, whatever the sum',
      row({ status: 'CANCELLED', amountMinor: undefined, currency: undefined }),
      event,
      'undo',
    ],
  ] as const)('%s', (_, payment, happened, judgement) => {
    expect(judgePayment(payment, happened)).toBe(judgement);
  });
});
