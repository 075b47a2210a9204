import * as z from 'zod/mini';
import { TRIP_PARTS, type TripPart } from '../../workflows/saga-parts';
import { bookingIdSchema } from './booking-step';
import { confirmHold } from './confirm-hold';
import { makeStepHandler } from './step-handler';
import { type StepServices, tripServicesFromEnv } from './step-services';

const eventSchema = z.object({ step: z.enum(TRIP_PARTS), bookingId: bookingIdSchema });

/**
 * Confirms a reserved part of a trip; run any number of times it acts once.
 * @throws StepNotHeld; ProviderUnavailable, AwsServiceUnavailable (ask again), ProviderRequestRejected
 */
export const makeConfirmStepHandler = (services: StepServices<TripPart>) =>
  makeStepHandler(eventSchema, (event) => confirmHold(services, event));

export const handler = makeConfirmStepHandler(tripServicesFromEnv());
