import * as z from 'zod/mini';
import { bookingIdSchema, expiresAtSchema, type PaymentStep } from './booking-step';
import { confirmHold } from './confirm-hold';
import { releaseHold } from './release-hold';
import { makeStepHandler } from './step-handler';
import { paymentServicesFromEnv, type StepServices } from './step-services';

const eventSchema = z.object({ bookingId: bookingIdSchema, expiresAt: expiresAtSchema });

/**
 * Takes the money that is kept, at whichever provider keeps it, and gives back what the other may still keep.
 * @throws StepNotHeld; ProviderUnavailable, AwsServiceUnavailable (ask again), ProviderRequestRejected
 */
export const makeCapturePaymentHandler = (services: StepServices<PaymentStep>) =>
  makeStepHandler(eventSchema, async ({ bookingId, expiresAt }) => {
    const fallback = await services.steps.read({ bookingId, step: 'fallback-payment' });
    if (fallback === undefined) {
      await confirmHold(services, { bookingId, step: 'payment' });
      return { capturedBy: 'payment' };
    }
    await confirmHold(services, { bookingId, step: 'fallback-payment' });
    await releaseHold(services, { bookingId, step: 'payment', expiresAt });
    return { capturedBy: 'fallback-payment' };
  });

export const handler = makeCapturePaymentHandler(paymentServicesFromEnv());
