import { ORDER_ERRORS } from '../../workflows/order-errors';
import { judgePayment } from './judge-payment';
import { contended, providerUnavailable } from './payment-errors';
import type { PaymentEvent } from './payment-event';
import type { Payment } from './payment-row';
import type { PaymentServices } from './payment-services';

/** How an event ended; `unknown` if there is no such payment, `refunded` if the capture came too late. */
export type Settlement = 'settled' | 'refunded' | 'ignored' | 'unknown' | 'mismatch' | 'conflict';

/** Each round loses to another writer at most once, and few can write: a payment moves three times in its life. */
const MAX_ROUNDS = 8;

/**
 * Brings a payment to where an event says it is, and tells the workflow, once. Every step is conditional and in
 * the order record, answer, mark as answered, so that the same event, delivered again after a crash anywhere
 * in between, finishes the work; delivered again after the end, it does nothing.
 * @throws one of PASSING_PAYMENT_ERRORS if the event has to be delivered again; else what the table throws
 */
export async function settlePayment(
  services: PaymentServices,
  event: PaymentEvent,
): Promise<Settlement> {
  const log = services.log.about(event.orderId);

  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const payment = await services.payments.read(event.orderId);
    if (payment === undefined) {
      return 'unknown';
    }
    const judgement = judgePayment(payment, event);
    switch (judgement) {
      case 'settle':
        // Whoever won, the next round sees what is recorded.
        await record(services, event);
        break;
      case 'answer':
        if (await answerTask(services, payment)) {
          return 'settled';
        }
        break;
      case 'undo':
        log.warn('payment captured after its order was cancelled; refunding it');
        if (await undo(services, event)) {
          return 'refunded';
        }
        break;
      case 'ignore':
        return 'ignored';
      default:
        services.count('PaymentsConflicting');
        log.error('payment event contradicts the payment', { judgement, status: payment.status });
        return judgement;
    }
  }
  throw contended(event.orderId);
}

/**
 * Gives the workflow the outcome of a settled payment, if it still waits. False if its token was replaced
 * meanwhile: then the new one is to be answered.
 */
export async function answerTask(
  { payments, tasks, log }: PaymentServices,
  payment: Payment,
): Promise<boolean> {
  const { orderId, taskToken, status, chargeId, declineReason } = payment;
  if (taskToken === undefined) {
    return true;
  }
  const answer =
    status === 'CAPTURED'
      ? await tasks.succeed(taskToken, { chargeId })
      : await tasks.fail(
          taskToken,
          ORDER_ERRORS.paymentDeclined,
          status === 'DECLINED'
            ? `payment declined: ${declineReason ?? 'no reason given'}`
            : 'payment was cancelled',
        );
  if (answer === 'gone') {
    log.about(orderId).info('the execution no longer waits for this payment', { status });
  }
  return payments.markAnswered(orderId, taskToken);
}

async function record({ payments, count }: PaymentServices, event: PaymentEvent): Promise<void> {
  const captured = event.status === 'captured';
  const recorded = await payments.settle(event.orderId, {
    status: captured ? 'CAPTURED' : 'DECLINED',
    chargeId: event.chargeId,
    declineReason: event.declineReason,
  });
  if (recorded) {
    count(captured ? 'PaymentsCaptured' : 'PaymentsDeclined');
  }
}

async function undo(
  { payments, provider, count }: PaymentServices,
  event: PaymentEvent,
): Promise<boolean> {
  if ((await provider.refund(event.orderId)) === 'not_found') {
    // It has just told us of the charge: it will find it, or a person must look.
    throw providerUnavailable('payment provider does not find the charge that it reported');
  }
  count('PaymentsLate');
  return payments.markRefunded(event.orderId, event.chargeId);
}
