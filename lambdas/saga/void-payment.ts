import * as z from 'zod/mini';
import { type BookingStep, PAYMENT_STEPS, type PaymentStep } from '../../workflows/saga-parts';
import { bookingIdSchema, expiresAtSchema } from './booking-step';
import { type ReleaseOutcome, releaseHold } from './release-hold';
import { makeStepHandler } from './step-handler';
import { paymentServicesFromEnv, type StepServices } from './step-services';

const eventSchema = z.object({
  /** Where, in this order. */
  steps: z.array(z.enum(PAYMENT_STEPS)).check(z.minLength(1)),
  bookingId: bookingIdSchema,
  expiresAt: expiresAtSchema,
});

/**
 * Gives the traveller's money back at payment providers, and forbids it to be kept again. One that is down does not
 * hold up the other.
 * @throws the first error, after all were asked: StepConfirmed; ProviderUnavailable, AwsServiceUnavailable (ask
 *   again), ProviderRequestRejected
 */
export const makeVoidPaymentHandler = (services: StepServices<PaymentStep>) =>
  makeStepHandler(eventSchema, async ({ steps, bookingId, expiresAt }) => {
    const outcomes: Partial<Record<BookingStep, ReleaseOutcome>> = {};
    const errors: unknown[] = [];
    for (const step of steps) {
      try {
        outcomes[step] = await releaseHold(services, { bookingId, step, expiresAt });
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw errors[0];
    }
    return outcomes;
  });

export const handler = makeVoidPaymentHandler(paymentServicesFromEnv());
