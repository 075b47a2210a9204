import * as z from 'zod/mini';
import { TRIP_PARTS, type TripPart } from '../../workflows/saga-parts';
import { offerIdSchema } from './booking-schema';
import { bookingIdSchema, expiresAtSchema } from './booking-step';
import { placeHold } from './place-hold';
import { makeStepHandler } from './step-handler';
import { type StepServices, tripServicesFromEnv } from './step-services';

const eventSchema = z.object({
  step: z.enum(TRIP_PARTS),
  bookingId: bookingIdSchema,
  offerId: offerIdSchema,
  /** ISO 8601: until then the provider keeps what nobody confirms. */
  holdUntil: z.iso.datetime(),
  expiresAt: expiresAtSchema,
});

/**
 * Reserves a part of a trip.
 * @throws SoldOut, StepReleased; ProviderUnavailable, AwsServiceUnavailable (ask again), ProviderRequestRejected
 */
export const makeReserveStepHandler = (services: StepServices<TripPart>) =>
  makeStepHandler(eventSchema, async ({ step, bookingId, expiresAt, offerId, holdUntil }) => {
    const body = { offerId, holdUntil };
    return { holdId: await placeHold(services, { step, bookingId, expiresAt, body }) };
  });

export const handler = makeReserveStepHandler(tripServicesFromEnv());
