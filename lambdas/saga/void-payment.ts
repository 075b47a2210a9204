import * as z from 'zod/mini';
import {
  type BookingStep,
  bookingIdSchema,
  expiresAtSchema,
  PAYMENT_STEPS,
  type PaymentStep,
} from './booking-step';
import { type ReleaseOutcome, releaseHold } from './release-hold';
import { makeStepHandler } from './step-handler';
import { paymentServicesFromEnv, type StepServices } from './step-services';

const eventSchema = z.object({ bookingId: bookingIdSchema, expiresAt: expiresAtSchema });

/**
 * Gives the traveller's money back at both payment providers, the later one first, and forbids it to be kept again. The
 * one that is down does not hold up the other.
 * @throws the first error, after both were asked: StepConfirmed; ProviderUnavailable, AwsServiceUnavailable (ask
 *   again), ProviderRequestRejected
 */
export const makeVoidPaymentHandler = (services: StepServices<PaymentStep>) =>
  makeStepHandler(eventSchema, async ({ bookingId, expiresAt }) => {
    const outcomes: Partial<Record<BookingStep, ReleaseOutcome>> = {};
    const errors: unknown[] = [];
    for (const step of PAYMENT_STEPS.toReversed()) {
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
