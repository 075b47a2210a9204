import { describe, expect, test } from '@jest/globals';
import { BOOKING_ID, makeSagaWorld } from '../../support/saga-world';

describe('authorizing a payment', () => {
  test('has the provider keep the sum, once', async () => {
    const { authorize, providers, held } = makeSagaWorld();

    expect(await authorize()).toEqual({ holdId: `payment-${BOOKING_ID}` });
    await authorize();

    expect(providers.requests).toHaveLength(1);
    expect(JSON.parse(providers.requests[0]?.body ?? '')).toEqual({
      amountMinor: 50_500,
      currency: 'EUR',
      paymentMethodId: 'card-1',
      reference: BOOKING_ID,
    });
    expect(held('payment')?.status).toBe('held');
  });

  test('is PaymentDeclined when the provider refuses the card', async () => {
    const { authorize, providers } = makeSagaWorld();
    providers.refusing.add('payment');

    await expect(authorize()).rejects.toMatchObject({ name: 'PaymentDeclined' });
  });

  test('at the fallback forbids the first provider before it asks the second', async () => {
    const { authorize, providers, status, counted } = makeSagaWorld();
    providers.broken.set('payment', 503);
    await expect(authorize()).rejects.toMatchObject({ name: 'ProviderUnavailable' });
    providers.broken.clear();
    expect(counted).toEqual([]);

    await authorize('fallback-payment');

    expect(counted).toEqual(['FallbackPayments']);

    expect(status('payment')).toBe('RELEASING');
    await expect(authorize()).rejects.toMatchObject({ name: 'StepReleased' });
  });

  test('at the fallback leaves a tombstone where the first was never asked', async () => {
    const { authorize, status } = makeSagaWorld();

    await authorize('fallback-payment');

    expect(status('payment')).toBe('RELEASED');
    await expect(authorize()).rejects.toMatchObject({ name: 'StepReleased' });
  });
});

describe('capturing a payment', () => {
  test('takes the money where it is kept, once', async () => {
    const { authorize, capture, held } = makeSagaWorld();
    await authorize();

    expect(await capture()).toEqual({ capturedBy: 'payment' });
    expect(await capture()).toEqual({ capturedBy: 'payment' });

    expect(held('payment')).toMatchObject({ status: 'confirmed', confirmations: 1 });
  });

  test('at the fallback asks nothing of the first provider, which is likely to be down', async () => {
    const { authorize, capture, held, status, providers } = makeSagaWorld();
    // The answer was lost: the workflow takes the fallback.
    await authorize();
    await authorize('fallback-payment');
    providers.broken.set('payment', 503);

    expect(await capture()).toEqual({ capturedBy: 'fallback-payment' });
    expect(await capture()).toEqual({ capturedBy: 'fallback-payment' });

    expect(held('fallback')).toMatchObject({ status: 'confirmed', confirmations: 1 });
    expect([status('fallback-payment'), status('payment')]).toEqual(['CONFIRMED', 'RELEASING']);
  });

  test('is StepNotHeld when nothing is authorized', async () => {
    const { capture } = makeSagaWorld();

    await expect(capture()).rejects.toMatchObject({ name: 'StepNotHeld' });
  });
});

describe('voiding a payment', () => {
  test.each([1, 2, 3])('acts once at both providers when it runs %s times', async (times) => {
    const { authorize, voidPayment, held } = makeSagaWorld();
    await authorize();
    await authorize('fallback-payment');

    for (let run = 0; run < times; run += 1) await voidPayment();

    expect(held('payment')).toMatchObject({ status: 'released', releases: 1 });
    expect(held('fallback')).toMatchObject({ status: 'released', releases: 1 });
  });

  test('voids the later one first', async () => {
    const { authorize, voidPayment, effects } = makeSagaWorld();
    await authorize();
    await authorize('fallback-payment');

    await voidPayment();

    expect(effects.calls.filter((call) => call.endsWith(':void'))).toEqual([
      'fallback:void',
      'payment:void',
    ]);
  });

  test('of nothing leaves two tombstones', async () => {
    const { authorize, voidPayment, providers } = makeSagaWorld();

    expect(await voidPayment()).toEqual({
      'fallback-payment': 'NOTHING_HELD',
      payment: 'NOTHING_HELD',
    });

    await expect(authorize()).rejects.toMatchObject({ name: 'StepReleased' });
    await expect(authorize('fallback-payment')).rejects.toMatchObject({ name: 'StepReleased' });
    expect(providers.requests).toEqual([]);
  });

  test('at the first provider alone leaves what the fallback took', async () => {
    const { authorize, capture, voidPayment, held, status } = makeSagaWorld();
    await authorize();
    await authorize('fallback-payment');
    await capture();

    expect(await voidPayment(['payment'])).toEqual({ payment: 'RELEASED' });

    expect(held('payment')).toMatchObject({ status: 'released', releases: 1 });
    expect(held('fallback')).toMatchObject({ status: 'confirmed', releases: 0 });
    expect([status('fallback-payment'), status('payment')]).toEqual(['CONFIRMED', 'RELEASED']);
  });

  test('names no provider that there is none of, and at least one', async () => {
    const { voidPayment } = makeSagaWorld();
    const rejected = { name: 'ProviderRequestRejected' };

    await expect(voidPayment([])).rejects.toMatchObject(rejected);
    await expect(voidPayment(['flight' as 'payment'])).rejects.toMatchObject(rejected);
  });

  test('is not held up at one provider by the other, and fails until both are done', async () => {
    const { authorize, voidPayment, held, providers } = makeSagaWorld();
    await authorize();
    await authorize('fallback-payment');
    providers.broken.set('fallback', 503);

    await expect(voidPayment()).rejects.toMatchObject({ name: 'ProviderUnavailable' });
    expect(held('payment')?.status).toBe('released');
    providers.broken.clear();

    await voidPayment();
    expect(held('fallback')?.status).toBe('released');
  });
});
