import type { OrderStatus } from '../../workflows/order-status';
import { expiryAfter } from '../shared/record-expiry';
import { contended, rejected } from './payment-errors';
import type { Payment } from './payment-row';
import type { PaymentServices } from './payment-services';

/** `REFUNDED`: money went back. `CANCELLED`: none was taken, and none can be any more. */
export type RefundOutcome = Extract<OrderStatus, 'REFUNDED' | 'CANCELLED'>;

/** As in settle-payment: few can write a payment at the same time. */
const MAX_ROUNDS = 8;

/**
 * Undoes a payment. What is open is cancelled **before** the provider is asked, so that a capture that comes
 * later meets a cancelled payment and is refunded by whoever reports it (settle-payment).
 * @throws PaymentProviderUnavailable, PaymentContended, PaymentRequestRejected; else what the table throws
 */
export async function refundPayment(
  services: PaymentServices,
  orderId: string,
): Promise<RefundOutcome> {
  const { payments, now } = services;

  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const payment = await payments.read(orderId);
    if (payment === undefined || payment.status === 'PENDING') {
      // Whoever won, the next round sees it.
      await payments.cancel(orderId, expiryAfter(now()));
      continue;
    }
    if (payment.status === 'REFUNDED') {
      return 'REFUNDED';
    }
    if (!mayHoldMoney(payment)) {
      return 'CANCELLED';
    }
    const outcome = await askProvider(services, payment);
    if (outcome === 'CANCELLED' || (await payments.markRefunded(orderId))) {
      return outcome;
    }
  }
  throw contended(orderId);
}

/** A declined charge holds none, and for a tombstone (it has no amount) no charge was ever asked for. */
function mayHoldMoney({ status, amountMinor }: Payment): boolean {
  return status !== 'DECLINED' && amountMinor !== undefined;
}

async function askProvider(
  { provider }: PaymentServices,
  { orderId, status }: Payment,
): Promise<RefundOutcome> {
  const refund = await provider.refund(orderId);
  if (status === 'CANCELLED') {
    return refund === 'refunded' ? 'REFUNDED' : 'CANCELLED';
  }
  if (refund === 'not_found') {
    throw rejected(`payment provider does not find the captured charge of order ${orderId}`);
  }
  return 'REFUNDED';
}
