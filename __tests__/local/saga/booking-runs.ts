import { expect } from '@jest/globals';
import type { LocalRun, LocalRunRequest } from '../../../local/local-workflow';
import type { SagaSession } from '../../../local/saga/session';
import { runBooking } from '../../../local/saga/workflow';
import { SagaWorld } from '../../../local/saga/world';
import { openWorldOnce } from '../open-world';
import { aBooking } from './bookings';

/** A world for the bookings of a file's tests; every invariant holds whenever they are at rest. */
export interface BookingRuns {
  readonly world: SagaWorld;
  /** A run of a booking of its own id. */
  run(bookingId: string, request?: Partial<LocalRunRequest>): Promise<LocalRun>;
  /** Runs until the bookings of a session are at rest. */
  finish(saga: SagaSession): Promise<void>;
}

/** Opens the world before the tests of the file that calls this, and closes it after them. */
export function openBookingRuns(): BookingRuns {
  let world: SagaWorld;
  openWorldOnce(
    SagaWorld,
    (opened) => {
      world = opened;
    },
    60_000,
  );

  return {
    get world() {
      return world;
    },
    async run(bookingId, request = {}) {
      const ended = await runBooking(world, { input: aBooking(bookingId), ...request });
      expect([bookingId, await ended.brokenInvariants()]).toEqual([bookingId, []]);
      return ended;
    },
    async finish(saga) {
      await saga.finish();
      expect(await saga.brokenInvariants()).toEqual([]);
    },
  };
}
