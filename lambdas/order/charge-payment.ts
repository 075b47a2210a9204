import * as z from 'zod/mini';
import { currencySchema } from '../shared/currencies';
import { describeIssues } from '../shared/issues';
import { taskTokenSchema } from '../shared/task-token';
import { chargePayment } from './charge';
import { orderIdSchema } from './order-schema';
import { paymentStep, rejected } from './payment-errors';
import { amountSchema } from './payment-event';
import { type PaymentServices, paymentServicesFromEnv } from './payment-services';

const eventSchema = z.object({
  taskToken: taskTokenSchema,
  orderId: orderIdSchema,
  amountMinor: amountSchema,
  currency: currencySchema,
});

/**
 * Asks for the money of an order. The workflow waits for the token, not for this function's end; an error fails
 * the attempt.
 * @throws one of PASSING_PAYMENT_ERRORS (ask again), PaymentRequestRejected (do not)
 */
export function makeChargePaymentHandler(services: PaymentServices) {
  return async (event: unknown): Promise<void> => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      throw rejected(`charge is malformed: ${describeIssues(parsed.error).join('; ')}`);
    }
    await paymentStep(() => chargePayment(services, parsed.data));
  };
}

export const handler = makeChargePaymentHandler(paymentServicesFromEnv());
