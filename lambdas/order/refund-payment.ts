import * as z from 'zod';
import { describeIssues } from '../shared/issues';
import { orderIdSchema } from './order-schema';
import { type PaymentServices, paymentServicesFromEnv } from './payment-services';
import { rejected } from './provider-http';
import { type RefundOutcome, refundPayment } from './refund';
import { retryable } from './retryable';

const eventSchema = z.object({ orderId: orderIdSchema });

/**
 * Undoes the payment of an order, or makes it impossible; run any number of times it acts once.
 * @throws PaymentProviderUnavailable (ask again), PaymentRequestRejected (a person must look)
 */
export function makeRefundPaymentHandler(services: PaymentServices) {
  return async (event: unknown): Promise<{ readonly outcome: RefundOutcome }> => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      throw rejected(`refund is malformed: ${describeIssues(parsed.error).join('; ')}`);
    }
    const { orderId } = parsed.data;
    const outcome = await retryable(() => refundPayment(services, orderId));
    services.log.about(orderId).info('payment undone', { outcome });
    return { outcome };
  };
}

export const handler = makeRefundPaymentHandler(paymentServicesFromEnv());
