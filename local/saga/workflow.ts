import { isJsonObject, type Json } from '../../asl/json';
import { TRIP_PARTS } from '../../workflows/saga-parts';
import type { LocalRun, LocalRunRequest, LocalWorkflow, LocalWorld } from '../local-workflow';
import { readSample } from '../read-sample';
import sample from '../samples/saga.json';
import { textIn } from '../world/api-session';
import { readOptions, SAGA_OPTIONS } from './options';
import { SAGA_ENTRY } from './session';
import { SAGA_DESCRIPTION, SagaWorld } from './world';

/** The saga workflow on a laptop. */
export const sagaLocally: LocalWorkflow = {
  name: 'saga',
  sample: readSample('saga', sample),
  numbered: numberedBooking,
  options: SAGA_OPTIONS,
  matrix: {
    // The provider fails once more, and the breaker opens; the probe fails, and it stays open.
    combinations: [
      { breaker: 'almost-open', payment: 'down' },
      { breaker: 'expired', payment: 'down' },
    ],
  },
  async open(): Promise<LocalWorld> {
    const world = await SagaWorld.open();
    return {
      definition: SAGA_DESCRIPTION.definition,
      run: (request) => runBooking(world, request),
      close: () => world.close(),
    };
  },
};

/** One booking from its request to its rest, in a session of its own. */
export async function runBooking(world: SagaWorld, request: LocalRunRequest): Promise<LocalRun> {
  const { scripts, breaker, seats } = readOptions(request.options);
  const { input } = request;
  const saga = world.begin(request);
  const executionName = textIn(input, SAGA_ENTRY.idField) || 'booking-without-id';
  await saga.breaker(breaker);
  for (const part of TRIP_PARTS) {
    const offerId = offerIn(input, part);
    if (offerId !== undefined) saga.limit(part, offerId, seats);
  }
  for (const [provider, script] of scripts) saga.script(provider, executionName, script);
  return saga.complete(executionName, input);
}

/** Offers of its own too: thousands of bookings would sell out. */
function numberedBooking(n: number): Json {
  const { flight, hotel, car, ...booking } = sample.input;
  const own = (part: typeof flight) => ({ ...part, offerId: `${part.offerId}-${n}` });
  return {
    ...booking,
    bookingId: `${booking.bookingId}-${n}`,
    flight: own(flight),
    hotel: own(hotel),
    car: own(car),
  };
}

function offerIn(booking: Json, part: 'flight' | 'hotel' | 'car'): string | undefined {
  const { offerId } = isJsonObject(booking) && isJsonObject(booking[part]) ? booking[part] : {};
  return typeof offerId === 'string' ? offerId : undefined;
}
