import { expiryAfter } from '../shared/record-expiry';
import { rejected } from './payment-errors';
import type { PaymentServices } from './payment-services';
import type { ChargeAttempt } from './payments-table';
import { answerTask, settlePayment } from './settle-payment';

/** An attempt as the workflow describes it. */
export type ChargeRequest = Omit<ChargeAttempt, 'expiresAt'>;

/**
 * One attempt to charge: store its token, then ask the provider or, if the payment is decided already, answer.
 * The token is stored first, so that no answer can come before we know whom to tell.
 * @throws PaymentRequestRejected if the order was to be charged another sum before; see also the provider
 */
export async function chargePayment(
  services: PaymentServices,
  request: ChargeRequest,
): Promise<void> {
  const { orderId, amountMinor, currency } = request;
  const log = services.log.about(orderId);
  const payment = await services.payments.open({
    ...request,
    expiresAt: expiryAfter(services.now()),
  });

  if (payment.amountMinor !== amountMinor || payment.currency !== currency) {
    throw rejected(`order ${orderId} was to be charged another sum before`);
  }
  if (payment.status !== 'PENDING') {
    // Nothing to do if this very token was answered before: then the row holds none.
    await answerTask(services, payment);
    return;
  }
  const charge = await services.provider.charge({ orderId, amountMinor, currency });
  log.info('charge requested', { status: charge.status });
  if (charge.status !== 'pending') {
    await settlePayment(services, {
      ...charge,
      status: charge.status,
      orderId,
      amountMinor,
      currency,
    });
  }
}
