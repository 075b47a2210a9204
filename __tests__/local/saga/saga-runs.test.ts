import { describe, expect, test } from '@jest/globals';
import type { LocalRun } from '../../../local/local-workflow';
import { textsIn } from '../../../local/services/item-texts';
import { SAGA_ERRORS } from '../../../workflows/saga-errors';
import { BREAKER_SERVICE } from '../../../workflows/saga-payment';
import { describeNoObjects } from '../no-object';
import { openBookingRuns } from './booking-runs';
import { aBooking } from './bookings';

const bookings = openBookingRuns();
const { run, finish } = bookings;

async function statusOfBreaker(): Promise<string | undefined> {
  const { world, naming } = bookings.world;
  const { Item } = await world.standIns.dynamodb.call('GetItem', {
    TableName: naming.tableName('breakers'),
    Key: { service: { S: BREAKER_SERVICE } },
    ConsistentRead: true,
  });
  return Item === undefined ? undefined : textsIn(Item)['status'];
}

const did = ({ effects }: LocalRun) =>
  effects.filter(({ by }) => by.endsWith('provider')).map(({ by, says }) => `${by} ${says}`);

describe('a booking on a laptop', () => {
  test('is reserved, paid, confirmed and told', async () => {
    const ended = await run('good');

    expect(ended.result.status).toBe('SUCCEEDED');
    expect(did(ended)).toEqual([
      'flight provider holds good-flight',
      'hotel provider holds good-hotel',
      'car provider holds good-car',
      'payment provider keeps the money',
      'flight provider confirmed it',
      'hotel provider confirmed it',
      'car provider confirmed it',
      'payment provider took the money',
    ]);
  });

  test.each([
    ['flight', 'refuse', 'SoldOut', []],
    ['hotel', 'refuse', 'SoldOut', ['flight']],
    ['car', 'refuse', 'SoldOut', ['hotel', 'flight']],
    ['car', 'hold-unseen', 'ProviderUnavailable', ['car', 'hotel', 'flight']],
    ['payment', 'refuse', 'PaymentDeclined', ['car', 'hotel', 'flight']],
  ])(
    'gives back what it holds, in reverse, when %s does: %s',
    async (provider, script, error, given) => {
      const ended = await run(`${provider}-${script}`, { options: { [provider]: script } });

      expect(ended.result).toMatchObject({ status: 'FAILED', error });
      expect(did(ended).filter((says) => says.endsWith('released it'))).toEqual(
        given.map((name) => `${name} provider released it`),
      );
    },
  );

  test.each(['down', 'hold-unseen'])(
    'is paid at the fallback when the payment provider does: %s, and nothing is kept twice',
    async (payment) => {
      const ended = await run(`fallback-${payment}`, { options: { payment } });

      expect(ended.result.status).toBe('SUCCEEDED');
      expect(did(ended)).toContain('fallback-payment provider took the money');
    },
  );

  test.each([
    ['open', 'accept', 'fallback-payment', 'OPEN'],
    ['expired', 'accept', 'payment', 'CLOSED'],
    ['expired', 'refuse', undefined, 'CLOSED'],
    ['expired', 'hold-unseen', 'fallback-payment', 'OPEN'],
    ['closed', 'accept', 'payment', undefined],
    ['closed', 'hold-unseen', 'fallback-payment', 'OPEN'],
  ] as const)(
    'with a breaker that is %s and a provider that does: %s',
    async (breaker, payment, by, left) => {
      const { result } = await run(`${breaker}-${payment}`, { options: { breaker, payment } });

      const { payment: paid } = Object(result.output) as { payment?: { step?: string } };
      expect(paid?.step).toBe(by);
      expect(await statusOfBreaker()).toBe(left);
    },
  );

  test('fails with the errors of both when no provider takes its payment', async () => {
    const options = { payment: 'hold-unseen', 'fallback-payment': 'refuse' };
    const { result } = await run('nobody-pays', { options });

    expect(result).toMatchObject({ status: 'FAILED', error: 'PaymentDeclined' });
  });

  test.each([
    ['flight', 'no-release', 'ReleaseFlight'],
    ['hotel', 'no-release', 'ReleaseHotel'],
    ['payment', 'no-release', 'VoidPayment'],
  ])('names what is left when %s does: %s', async (provider, script, compensation) => {
    const after = provider === 'payment' ? 'fallback-payment' : 'car';
    const options =
      provider === 'payment'
        ? { [provider]: script, 'fallback-payment': 'refuse' }
        : { [provider]: script, [after]: 'refuse' };
    const faults =
      provider === 'payment'
        ? ([{ state: 'AuthorizePayment', attempt: 'every', error: 'Down', when: 'after' }] as const)
        : [];
    const { result } = await run(`left-${provider}`, { options, faults });

    expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
    expect(Object.keys(JSON.parse(result.cause ?? ''))).toEqual([compensation]);
  });

  test('stays booked, for a person to finish, when a provider never confirms', async () => {
    const { result } = await run('unconfirmed', { options: { hotel: 'no-confirm' } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'ConfirmationIncomplete' });
    expect(result.cause).toContain('"step":"hotel","outcome":"UNCONFIRMED"');
  });

  test('is the same booking when it is sent again, and another under its id is refused', async () => {
    const saga = bookings.world.begin();
    const first = await saga.post(aBooking('again'));
    const second = await saga.post(aBooking('again'));
    const other = await saga.post(aBooking('again', { customerId: 'customer-8' }));
    await finish(saga);

    expect([first.status, second.status, other.status]).toEqual([202, 202, 409]);
    expect((await saga.post(aBooking('again'))).status).toBe(200);
  });

  test('fails as InvalidBooking, with nothing held, when it is started past the API', async () => {
    const { result, effects } = await run('invalid', {
      input: { ...aBooking('invalid'), currency: 'EURO' },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'InvalidBooking' });
    expect(effects.filter(({ by }) => by.endsWith('provider'))).toEqual([]);
  });
});

describe('bookings side by side', () => {
  test.each([2, 10])('of the last seat: one of %s wins', async (count) => {
    const saga = bookings.world.begin();
    const flight = { offerId: `last-seat-${count}`, priceMinor: 18_900 };
    saga.limit('flight', flight.offerId, 1);
    const ids = Array.from({ length: count }, (_, index) => `seat-${count}-${index}`);
    for (const id of ids) await saga.post(aBooking(id, { flight }));
    await finish(saga);

    const errors = ids.map((id) => saga.execution(id)?.error ?? 'none').sort();
    expect(errors).toEqual([...Array(count - 1).fill('SoldOut'), 'none']);
  });

  test('that each get one of two last things give it back, or one has both', async () => {
    const saga = bookings.world.begin();
    const flight = { offerId: 'scarce-flight', priceMinor: 100 };
    const hotel = { offerId: 'scarce-hotel', priceMinor: 100 };
    saga.limit('flight', flight.offerId, 2);
    saga.limit('hotel', hotel.offerId, 1);
    saga.limit('car', 'scarce-car', 1);
    const car = { offerId: 'scarce-car', priceMinor: 100 };
    await saga.post(aBooking('scarce-1', { flight, hotel }));
    await saga.post(aBooking('scarce-2', { flight, hotel, car }));
    await saga.post(aBooking('scarce-3', { flight, car }));
    await finish(saga);

    const won = ['scarce-1', 'scarce-2', 'scarce-3'].filter(
      (id) => saga.execution(id)?.status === 'SUCCEEDED',
    );
    expect(won.length).toBeGreaterThanOrEqual(1);
  });

  test('open the circuit of a provider that is down, and leave it out until it has rested', async () => {
    const saga = bookings.world.begin();
    await saga.breaker('closed');
    for (let index = 0; index < 3; index += 1) {
      saga.script('payment', `outage-${index}`, 'hold-unseen');
      await saga.post(aBooking(`outage-${index}`));
    }
    await saga.finish();
    await saga.post(aBooking('outage-3'));
    await saga.finish();
    saga.session.later(60_000, async () => {
      await bookings.world.world.routes.request({
        method: 'POST',
        path: '/bookings',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(aBooking('outage-4')),
      });
    });
    await finish(saga);

    const payment = (id: string) => {
      const { payment: paid, primaryFailure } = Object(saga.execution(id)?.output) as {
        payment?: { step?: string };
        primaryFailure?: { Error?: string };
      };
      return [paid?.step, primaryFailure?.Error];
    };
    expect(payment('outage-2')).toEqual(['fallback-payment', 'ProviderUnavailable']);
    expect(payment('outage-3')).toEqual(['fallback-payment', 'CircuitOpen']);
    expect(payment('outage-4')).toEqual(['payment', undefined]);
  });
});

describeNoObjects((options) => bookings.world.begin(options), {
  first: 'OpenBooking',
  last: 'RejectBooking',
  error: SAGA_ERRORS.invalidBooking,
});
