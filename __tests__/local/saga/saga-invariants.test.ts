import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { SAGA_INVARIANTS } from '../../../local/saga/invariants/all';
import type { SagaSession } from '../../../local/saga/session';
import { SagaWorld } from '../../../local/saga/world';
import type { Hold } from '../../../local/services/hold-books';
import { aBooking } from './bookings';

// A world opens in half a second, and in more where other tests keep the machine busy.
jest.setTimeout(30_000);

let world: SagaWorld;
beforeAll(async () => {
  world = await SagaWorld.open();
});
afterAll(() => world.close());

/** What breaks an invariant, done by hand to a booking at rest. */
type Breaking = (bookingId: string, saga: SagaSession) => unknown;

/** How the booking ended before it is broken. */
type Ending = 'booked' | 'declined' | 'unfinished';

const holdOf = (provider: string, bookingId: string): Hold => {
  const hold = world.providers.books.get(provider)?.of(bookingId)[0];
  if (hold === undefined) throw new Error(`${provider} holds nothing for ${bookingId}`);
  return hold;
};
const setHold =
  (provider: string, changes: Partial<Pick<Hold, 'status' | 'releases'>>): Breaking =>
  (bookingId) => {
    Object.assign(holdOf(provider, bookingId), changes);
  };
const holdAgain =
  (provider: string): Breaking =>
  (reference) => {
    const { offerId, quantity } = holdOf(provider, reference);
    const idempotencyKey = `saga/${reference}/${provider}/reserve/2`;
    world.providers.books.get(provider)?.hold({ reference, offerId, quantity, idempotencyKey });
  };
const capture: Breaking = (reference) =>
  world.ledger.move('capture', { reference, amountMinor: 50_500, currency: 'EUR' });
const postHalf: Breaking = (reference) =>
  world.ledger.post({
    entry: 99,
    account: 'merchant',
    amountMinor: 1,
    currency: 'EUR',
    kind: 'capture',
    reference,
  });
const setRow =
  (step: string, ...statuses: readonly string[]): Breaking =>
  async (bookingId) => {
    for (const status of statuses) {
      await world.world.standIns.dynamodb.call('UpdateItem', {
        TableName: world.naming.tableName('bookings'),
        Key: { bookingId: { S: bookingId }, step: { S: step } },
        UpdateExpression: 'SET #s = :s',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':s': { S: status } },
      });
    }
  };
const dropRow =
  (step: string): Breaking =>
  (bookingId) =>
    world.world.standIns.dynamodb.call('DeleteItem', {
      TableName: world.naming.tableName('bookings'),
      Key: { bookingId: { S: bookingId }, step: { S: step } },
    });
const publish: Breaking = (bookingId) =>
  world.world.standIns.messaging.sns.call('Publish', {
    TopicArn: world.naming.topicArn('notifications'),
    Message: JSON.stringify({ event: 'TripBooked', bookingId, eventId: 'another' }),
  });
/** As if the state had been entered, after all others. */
const enter =
  (...names: readonly string[]): Breaking =>
  (bookingId, saga) => {
    const history = saga.execution(bookingId)?.history;
    for (const name of names) {
      history?.add('TaskStateEntered', 1, 0, 'stateEnteredEventDetails', { name });
    }
  };

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
    'a booking that has not ended',
    'declined',
    setRow('booking', 'OPEN'),
    /went from CANCELLED to OPEN/,
  ],
];

async function ended(bookingId: string, ending: Ending): Promise<SagaSession> {
  const saga = world.begin();
  await saga.breaker('closed');
  for (const part of ['flight', 'hotel', 'car'] as const)
    saga.limit(part, `${bookingId}-${part}`, 5);
  if (ending === 'declined') saga.script('payment', bookingId, 'refuse');
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
