import * as z from 'zod/mini';
import type { PaymentStep } from '../../workflows/saga-parts';
import { bookingIdSchema } from './booking-step';
import { confirmHold } from './confirm-hold';
import { makeStepHandler } from './step-handler';
import { paymentServicesFromEnv, type StepServices } from './step-services';

const eventSchema = z.object({ bookingId: bookingIdSchema });

/**
 * Takes the money that is kept, at whichever provider keeps it for this booking. What the other one may still keep is
 * given back by a step of its own: that provider is likely to be down, and the trip is paid all the same.
 * @throws StepNotHeld; ProviderUnavailable, AwsServiceUnavailable (ask again), ProviderRequestRejected
 */
export const makeCapturePaymentHandler = (services: StepServices<PaymentStep>) =>
  makeStepHandler(eventSchema, async ({ bookingId }) => {
    const fallback = await services.steps.read({ bookingId, step: 'fallback-payment' });
    const step: PaymentStep = fallback === undefined ? 'payment' : 'fallback-payment';
    await confirmHold(services, { bookingId, step });
    return { capturedBy: step };
  });

export const handler = makeCapturePaymentHandler(paymentServicesFromEnv());
