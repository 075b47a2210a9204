import * as z from 'zod/mini';
import { describeIssues } from '../shared/issues';
import { orderIdSchema } from './order-schema';
import { paymentStep, rejected } from './payment-errors';
import { type PaymentServices, paymentServicesFromEnv } from './payment-services';
import { type RefundOutcome, refundPayment } from './refund';

const eventSchema = z.object({ orderId: orderIdSchema });

/**
 * Undoes the payment of an order, or makes it impossible; run any number of times it acts once.
 * @throws one of PASSING_PAYMENT_ERRORS (ask again), PaymentRequestRejected (a person must look)
 */
export function makeRefundPaymentHandler(services: PaymentServices) {
  return async (event: unknown): Promise<{ readonly outcome: RefundOutcome }> => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      throw rejected(`refund is malformed: ${describeIssues(parsed.error).join('; ')}`);
    }
    const { orderId } = parsed.data;
    const outcome = await paymentStep(() => refundPayment(services, orderId));
    services.log.about(orderId).info('payment undone', { outcome });
    return { outcome };
  };
}

export const handler = makeRefundPaymentHandler(paymentServicesFromEnv());
