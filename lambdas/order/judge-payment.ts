import type { PaymentEvent } from './payment-event';
import type { Payment } from './payment-row';

/**
 * What an event asks for, given the payment as it stands:
 * - `settle`: the payment is open, record the event;
 * - `answer`: it is recorded, see that the workflow has its answer;
 * - `undo`: money was taken for an order that is cancelled;
 * - `ignore`: nothing is left to do;
 * - `conflict`: it contradicts what is recorded;
 * - `mismatch`: it is about another sum than was asked for.
 */
export type Judgement = 'settle' | 'answer' | 'undo' | 'ignore' | 'conflict' | 'mismatch';

/** Decides without any effect. A tombstone has no sum to compare: whatever was taken for it goes back. */
export function judgePayment(payment: Payment, event: PaymentEvent): Judgement {
  const knowsSum = payment.amountMinor !== undefined;
  if (
    knowsSum &&
    (payment.amountMinor !== event.amountMinor || payment.currency !== event.currency)
  ) {
    return 'mismatch';
  }
  switch (payment.status) {
    case 'PENDING':
      return 'settle';
    case 'CAPTURED':
      return event.status === 'captured' && isSameCharge(payment, event) ? 'answer' : 'conflict';
    case 'DECLINED':
      return event.status === 'declined' ? 'answer' : 'conflict';
    case 'CANCELLED':
      return event.status === 'captured' ? 'undo' : 'ignore';
    case 'REFUNDED':
      return event.status === 'declined' || isSameCharge(payment, event) ? 'ignore' : 'conflict';
  }
}

function isSameCharge(payment: Payment, event: PaymentEvent): boolean {
  return payment.chargeId === undefined || payment.chargeId === event.chargeId;
}
