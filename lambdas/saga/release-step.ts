import * as z from 'zod/mini';
import { TRIP_PARTS, type TripPart } from '../../workflows/saga-parts';
import { bookingIdSchema, expiresAtSchema } from './booking-step';
import { releaseHold } from './release-hold';
import { makeStepHandler } from './step-handler';
import { type StepServices, tripServicesFromEnv } from './step-services';

const eventSchema = z.object({
  step: z.enum(TRIP_PARTS),
  bookingId: bookingIdSchema,
  expiresAt: expiresAtSchema,
});

/**
 * Releases a part of a trip, or makes sure that it is never reserved; run any number of times it acts once.
 * @throws StepConfirmed; ProviderUnavailable, AwsServiceUnavailable (ask again), ProviderRequestRejected
 */
export const makeReleaseStepHandler = (services: StepServices<TripPart>) =>
  makeStepHandler(eventSchema, async (event) => ({ outcome: await releaseHold(services, event) }));

export const handler = makeReleaseStepHandler(tripServicesFromEnv());
