import * as z from 'zod';
import { describeIssues } from '../shared/issues';
import { chargePayment } from './charge';
import { currencySchema, orderIdSchema } from './order-schema';
import { amountSchema } from './payment-event';
import { type PaymentServices, paymentServicesFromEnv } from './payment-services';
import { rejected } from './provider-http';
import { retryable } from './retryable';

/** AWS bounds a token: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
const MAX_TOKEN_LENGTH = 2048;

const eventSchema = z.object({
  taskToken: z.string().min(1).max(MAX_TOKEN_LENGTH),
  orderId: orderIdSchema,
  amountMinor: amountSchema,
  currency: currencySchema,
});

/**
 * Asks for the money of an order. The workflow waits for the token, not for this function's end; an error fails
 * the attempt.
 * @throws PaymentProviderUnavailable (ask again), PaymentRequestRejected (do not)
 */
export function makeChargePaymentHandler(services: PaymentServices) {
  return async (event: unknown): Promise<void> => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      throw rejected(`charge is malformed: ${describeIssues(parsed.error).join('; ')}`);
    }
    await retryable(() => chargePayment(services, parsed.data));
  };
}

export const handler = makeChargePaymentHandler(paymentServicesFromEnv());
