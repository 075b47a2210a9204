import { describe, expect, test } from '@jest/globals';
import { SAGA_INVARIANTS } from '../../../local/saga/invariants/all';
import type { SagaSession } from '../../../local/saga/session';
import { SagaWorld } from '../../../local/saga/world';
import { TRIP_PARTS } from '../../../workflows/saga-parts';
import { openWorldOnce } from '../open-world';
import { aBooking } from './bookings';
import {
  type Breaking,
  capture,
  dropRow,
  enter,
  holdAgain,
  park,
  postHalf,
  publish,
  setHold,
  setRow,
} from './breakings';

let world: SagaWorld;
openWorldOnce(SagaWorld, (opened) => {
  world = opened;
});

/** How the booking ended before it is broken. */
type Ending = 'booked' | 'declined' | 'unfinished' | 'leftover' | 'at-fallback' | 'unconfirmed';

const CASES: readonly (readonly [
  breaks: string,
  what: string,
  ending: Ending,
  breaking: Breaking,
  says: RegExp,
])[] = [
  [
    'S1',
    'a seat that a failed booking keeps',
    'declined',
    setHold('car', { status: 'held' }),
    /car held/,
  ],
  [
    'S1',
    'a seat that a booked trip lacks',
    'booked',
    setHold('hotel', { status: 'released' }),
    /flight confirmed, payment confirmed/,
  ],
  [
    'S1',
    'money that is taken at the provider that was to give it back',
    'leftover',
    setHold('payment', { status: 'confirmed' }),
    /payment confirmed, payment confirmed/,
  ],
  [
    'S1',
    'money that the first provider keeps while a person is asked for something else',
    'at-fallback',
    async (...booking) => {
      await setHold('payment', { status: 'held' })(...booking);
      await park({ CompleteBooking: {} })(...booking);
    },
    /payment confirmed, payment held/,
  ],
  [
    'S2',
    'compensations in the order of the steps',
    'booked',
    enter('ReleaseFlight', 'ReleaseHotel'),
    /ran as ReleaseFlight, ReleaseHotel/,
  ],
  ['S2', 'a compensation that is left out', 'booked', enter('ReleaseHotel'), /ran as ReleaseHotel/],
  [
    'S3',
    'a seat that came back twice',
    'declined',
    setHold('car', { releases: 2 }),
    /settled 2 times/,
  ],
  ['S3', 'a seat that is held twice', 'booked', holdAgain('car'), /car holds twice/],
  ['S3', 'an event under another id', 'booked', publish, /TripBooked was told under another/],
  [
    'S4',
    'a compensated step that lives again',
    'declined',
    setHold('flight', { status: 'held' }),
    /its row is RELEASED, but flight held/,
  ],
  [
    'S4',
    'a compensation without a tombstone',
    'declined',
    dropRow('fallback-payment'),
    /fallback-payment was compensated, its row is not there/,
  ],
  [
    'S5',
    'something left that the failure does not name',
    'unfinished',
    setHold('flight', { status: 'held' }),
    /flight held, but its cause names only ReleaseHotel/,
  ],
  [
    'S5',
    'a part of the trip left that the failure does not name',
    'unconfirmed',
    setHold('hotel', { status: 'held' }),
    /hotel held, but its cause names only ConfirmFlight/,
  ],
  [
    'S5',
    'money left at the first provider that the failure does not name',
    'unconfirmed',
    setHold('payment', { status: 'held' }),
    /payment held, but its cause names only ConfirmFlight/,
  ],
  [
    'S5',
    'a booking that is parked though nothing of it is left',
    'booked',
    park({ VoidUnusedPayment: {} }),
    /waits for a person, and its execution SUCCEEDED/,
  ],
  [
    'S5',
    'a booking that is parked for what is done',
    'leftover',
    park({ CapturePayment: {} }),
    /it is booked, and parked for: VoidUnusedPayment,CapturePayment/,
  ],
  [
    'S6',
    'a seat that did not come back',
    'declined',
    setHold('car', { status: 'held' }),
    /1 held at rest/,
  ],
  ['S6', 'money that was taken twice', 'booked', capture, /101000 taken, allowed 50500/],
  ['S6', 'money from nowhere', 'booked', postHalf, /entries add up to 1/],
  [
    'S7',
    'a seat that was released after the pivot',
    'booked',
    setHold('hotel', { status: 'released' }),
    /it was committed, but hotel released/,
  ],
  [
    'S8',
    'a compensation without a failure',
    'booked',
    enter('ReleaseFlight'),
    /it succeeded, but ReleaseFlight ran/,
  ],
  [
    'S9',
    'more seats than there are',
    'booked',
    (id, saga) => saga.limit('flight', `${id}-flight`, 0),
    /1 confirmed .* of 0/,
  ],
  [
    'S10',
    'a step without a row',
    'booked',
    dropRow('car'),
    /car confirmed, but its row is not there/,
  ],
  [
    'S10',
    'a step that went back',
    'booked',
    setRow('car', 'RESERVED', 'CONFIRMED'),
    /car went from CONFIRMED to RESERVED/,
  ],
  [
    'S10',
    'a cancellation past the pivot',
    'unconfirmed',
    setRow('booking', 'CANCELLING'),
    /went from COMMITTED to CANCELLING/,
  ],
  [
    'S10',
    'a booking that has not ended',
    'declined',
    setRow('booking', 'OPEN'),
    /went from CANCELLED to OPEN/,
  ],
];

/** The first provider keeps the money, and nobody hears of it. */
const UNSEEN = [
  { state: 'AuthorizePayment', attempt: 'every', error: 'Down', when: 'after' },
] as const;

const AT_FALLBACK: ReadonlySet<Ending> = new Set(['leftover', 'at-fallback', 'unconfirmed']);

async function ended(bookingId: string, ending: Ending): Promise<SagaSession> {
  const saga = world.begin(AT_FALLBACK.has(ending) ? { faults: UNSEEN } : {});
  await saga.breaker('closed');
  for (const part of TRIP_PARTS) saga.limit(part, `${bookingId}-${part}`, 5);
  if (ending === 'declined') saga.script('payment', bookingId, 'refuse');
  if (ending === 'leftover') saga.script('payment', bookingId, 'no-release');
  if (ending === 'unconfirmed') saga.script('flight', bookingId, 'no-confirm');
  if (ending === 'unfinished') {
    saga.script('car', bookingId, 'refuse');
    saga.script('hotel', bookingId, 'no-release');
  }
  await saga.post(aBooking(bookingId));
  await saga.finish();
  return saga;
}

describe('an invariant is reported', () => {
  test.each(CASES.map((one, index) => [...one, `booking-${index}`] as const))(
    '%s: %s',
    async (id, _what, ending, breaking, says, bookingId) => {
      const saga = await ended(bookingId, ending);
      const before = await saga.brokenInvariants();

      await breaking(bookingId, saga);
      const after = await saga.brokenInvariants();

      expect(before).toEqual([]);
      expect(after).toContainEqual({ id, says: expect.stringMatching(says) });
    },
  );

  test('each of them is broken by hand here', () => {
    const broken = new Set(CASES.map(([id]) => id));

    expect([...broken]).toEqual(Object.keys(SAGA_INVARIANTS));
  });
});
