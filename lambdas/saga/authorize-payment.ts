import * as z from 'zod/mini';
import { PAYMENT_STEPS, type PaymentStep } from '../../workflows/saga-parts';
import { currencySchema } from '../shared/currencies';
import { type Count, makeCount } from '../shared/metrics';
import { amountSchema, paymentMethodIdSchema } from './booking-schema';
import { bookingIdSchema, expiresAtSchema } from './booking-step';
import { placeHold } from './place-hold';
import { forbidHold } from './release-hold';
import { makeStepHandler } from './step-handler';
import { paymentServicesFromEnv, type StepServices } from './step-services';

const eventSchema = z.object({
  step: z.enum(PAYMENT_STEPS),
  bookingId: bookingIdSchema,
  amountMinor: amountSchema,
  currency: currencySchema,
  paymentMethodId: paymentMethodIdSchema,
  expiresAt: expiresAtSchema,
});

/**
 * Has a payment provider keep the traveller's money. Before the fallback is asked, the first provider's step is
 * forbidden: whatever it still answers is voided, so that the money is never kept twice for good. Each time is counted.
 * @throws PaymentDeclined, StepReleased; ProviderUnavailable, AwsServiceUnavailable (ask again),
 *   ProviderRequestRejected
 */
export const makeAuthorizePaymentHandler = (
  services: StepServices<PaymentStep> & { readonly count: Count },
) =>
  makeStepHandler(eventSchema, async ({ step, bookingId, expiresAt, ...payment }) => {
    if (step === 'fallback-payment') {
      services.count('FallbackPayments');
      await forbidHold(services.steps, { bookingId, step: 'payment' }, expiresAt);
    }
    return { holdId: await placeHold(services, { step, bookingId, expiresAt, body: payment }) };
  });

export const handler = makeAuthorizePaymentHandler({
  ...paymentServicesFromEnv(),
  count: makeCount(),
});
