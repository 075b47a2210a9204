import { describe, expect, test } from '@jest/globals';
import { digestOf, sign } from '../../../lambdas/shared/webhook-signature';
import { fault } from '../../support/effects';
import {
  API_KEY,
  BOOKING_ID,
  EXPIRES_AT,
  makeSagaWorld,
  REQUEST_SIGNING_SECRET,
} from '../../support/saga-world';

describe('reserving a part of a trip', () => {
  test('writes the row before it asks the provider, and keeps what the provider calls it', async () => {
    const { reserve, effects, db, held } = makeSagaWorld();

    expect(await reserve()).toEqual({ holdId: `flight-${BOOKING_ID}` });

    expect(effects.calls.indexOf('dynamodb:update')).toBeLessThan(
      effects.calls.indexOf('flight:hold'),
    );
    expect(db.get('bookings', BOOKING_ID, 'flight')).toEqual({
      bookingId: BOOKING_ID,
      step: 'flight',
      status: 'RESERVED',
      holdId: `flight-${BOOKING_ID}`,
      expiresAt: EXPIRES_AT,
    });
    expect(held('flight')?.status).toBe('held');
  });

  test('sends a signed request under a key of booking and step alone', async () => {
    const { reserve, providers } = makeSagaWorld();

    await reserve();

    const [request] = providers.requests;
    const key = `saga/${BOOKING_ID}/flight/reserve`;
    const digest = digestOf(Buffer.from(request?.body ?? ''));
    expect(request?.url).toBe('https://flight.example/reservations');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      offerId: 'flight-1',
      holdUntil: '2026-01-16T12:00:00.000Z',
      reference: BOOKING_ID,
    });
    expect(request?.headers.get('idempotency-key')).toBe(key);
    expect(request?.headers.get('authorization')).toBe(`Bearer ${API_KEY}`);
    expect(request?.headers.get('x-signature')).toBe(sign(REQUEST_SIGNING_SECRET, key, digest));
  });

  test('asks the provider once, however often it is repeated', async () => {
    const { reserve, providers } = makeSagaWorld();

    expect(await reserve()).toEqual(await reserve());
    expect(providers.requests).toHaveLength(1);
  });

  test('is SoldOut for good once the provider has said so', async () => {
    const { reserve, release, providers, status } = makeSagaWorld();
    providers.refusing.add('flight');

    await expect(reserve()).rejects.toMatchObject({
      name: 'SoldOut',
      message: expect.stringContaining('none left'),
    });
    providers.refusing.clear();
    await expect(reserve()).rejects.toMatchObject({ name: 'SoldOut' });

    expect(await release()).toEqual({ outcome: 'NOTHING_HELD' });
    expect(status('flight')).toBe('REFUSED');
    expect(providers.requests).toHaveLength(1);
  });

  test('is SoldOut without a reason when the provider gives none that can be read', async () => {
    const { reserve, providers } = makeSagaWorld();
    providers.broken.set('flight', 410);

    await expect(reserve()).rejects.toMatchObject({
      name: 'SoldOut',
      message: expect.stringContaining('no reason given'),
    });
  });

  test('stops at a row that something else has spoiled', async () => {
    const { reserve, db, providers } = makeSagaWorld();
    db.put('bookings', { bookingId: BOOKING_ID, step: 'flight', status: 'LOST', expiresAt: 1 });

    await expect(reserve()).rejects.toMatchObject({ name: 'CorruptRecord' });
    expect(providers.requests).toEqual([]);
  });

  test.each([
    [503, 'ProviderUnavailable'],
    [429, 'ProviderUnavailable'],
    [409, 'ProviderUnavailable'],
    [400, 'ProviderRequestRejected'],
    [404, 'ProviderRequestRejected'],
  ])('fails on %s as %s, and may have been reserved', async (code, name) => {
    const { reserve, providers, status } = makeSagaWorld();
    providers.broken.set('flight', code);

    await expect(reserve()).rejects.toMatchObject({ name });

    expect(status('flight')).toBe('RESERVING');
  });

  test('is refused after its own compensation, whose tombstone nobody asked a provider for', async () => {
    const { release, reserve, providers, db } = makeSagaWorld();

    expect(await release()).toEqual({ outcome: 'NOTHING_HELD' });

    await expect(reserve()).rejects.toMatchObject({ name: 'StepReleased' });
    expect(providers.requests).toEqual([]);
    expect(db.get('bookings', BOOKING_ID, 'flight')).toMatchObject({
      status: 'RELEASED',
      expiresAt: EXPIRES_AT,
    });
  });

  test('that is answered after its compensation gives back what it got', async () => {
    const { reserve, release, effects, held, status } = makeSagaWorld();
    let compensated = false;
    effects.gate = async () => {
      // Right before the hold reaches the provider.
      if (compensated || effects.calls.at(-1) !== 'dynamodb:get') return;
      compensated = true;
      await release();
    };

    await expect(reserve()).rejects.toMatchObject({ name: 'StepReleased' });

    expect(status('flight')).toBe('RELEASED');
    expect(held('flight')).toMatchObject({ status: 'released', releases: 1 });
  });

  test('is AwsServiceUnavailable when its table is down', async () => {
    const { reserve, effects } = makeSagaWorld();
    effects.fault = { index: 0, mode: 'before', error: fault('ThrottlingException') };

    await expect(reserve()).rejects.toMatchObject({ name: 'AwsServiceUnavailable' });
  });

  test('leaves no key, secret or signature in its log', async () => {
    const { reserve, release, log } = makeSagaWorld();
    await reserve();
    await release();

    expect(log.text()).not.toMatch(new RegExp(`${API_KEY}|${REQUEST_SIGNING_SECRET}|signature`));
  });
});
