import { describe, expect, test } from '@jest/globals';
import { fault } from '../../support/effects';
import { API_KEY, captured, makePaymentWorld, NOW_MS, ORDER } from '../../support/payment-world';

const NINETY_DAYS_SECONDS = 90 * 24 * 60 * 60;

describe('a first attempt to charge', () => {
  test('stores the token before it asks the provider, and leaves the answer to the webhook', async () => {
    const world = makePaymentWorld();

    await world.charge('token-1');

    expect(world.effects.calls).toEqual(['dynamodb:update', 'provider:charge']);
    expect(world.payment()).toEqual({
      ...ORDER,
      status: 'PENDING',
      taskToken: 'token-1',
      expiresAt: NOW_MS / 1000 + NINETY_DAYS_SECONDS,
    });
    expect(world.states.taken).toEqual([]);
  });

  test('sends a key made of order and step, the sum, and never the token', async () => {
    const world = makePaymentWorld();

    await world.charge('token-1');

    const [request] = world.provider.requests;
    expect(request?.url).toBe('https://payments.example/charges');
    expect(request?.headers.get('idempotency-key')).toBe('order/order-1/charge');
    expect(request?.headers.get('authorization')).toBe(`Bearer ${API_KEY}`);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      reference: 'order-1',
      amountMinor: 4_200,
      currency: 'EUR',
    });
  });

  test('answers at once when the provider captures at once', async () => {
    const world = makePaymentWorld();
    world.provider.decision = 'captured';

    await world.charge('token-1');

    expect(world.states.taken).toEqual([{ token: 'token-1', output: { chargeId: 'ch_order-1' } }]);
    expect(world.payment()).toMatchObject({ status: 'CAPTURED', chargeId: 'ch_order-1' });
    expect(world.payment()).not.toHaveProperty('taskToken');
    expect(world.counts).toEqual(['PaymentsCaptured']);
  });

  test('fails the task with PaymentDeclined when the provider declines at once', async () => {
    const world = makePaymentWorld();
    world.provider.decision = 'declined';

    await world.charge('token-1');

    expect(world.states.taken).toEqual([
      {
        token: 'token-1',
        error: 'PaymentDeclined',
        cause: 'payment declined: insufficient funds',
      },
    ]);
    expect(world.payment()).toMatchObject({ status: 'DECLINED' });
  });
});

describe('a repeated attempt to charge', () => {
  test('replaces the token and finds the same charge', async () => {
    const world = makePaymentWorld();
    await world.charge('token-1');

    await world.charge('token-2');

    expect(world.payment()).toMatchObject({ status: 'PENDING', taskToken: 'token-2' });
    expect(world.provider.charges.size).toBe(1);
  });

  test('answers its own token when the payment was captured meanwhile, without asking again', async () => {
    const world = makePaymentWorld();
    await world.charge('token-1');
    await world.callback(captured());

    await world.charge('token-2');

    expect(world.states.taken.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect(world.provider.requests).toHaveLength(1);
  });

  test.each([
    ['DECLINED', 'payment declined: no reason given'],
    ['CANCELLED', 'payment was cancelled'],
    ['REFUNDED', 'payment was cancelled'],
  ])('fails its token when the payment is %s, and charges nothing', async (status, cause) => {
    const world = makePaymentWorld();
    world.db.put('payments', { ...ORDER, status, expiresAt: 1 });

    await world.charge('token-2');

    expect(world.states.taken).toEqual([{ token: 'token-2', error: 'PaymentDeclined', cause }]);
    expect(world.provider.requests).toEqual([]);
    expect(world.payment()).toMatchObject({ status });
  });

  test('does nothing for a token that it has answered already', async () => {
    const world = makePaymentWorld();
    world.provider.decision = 'captured';
    await world.charge('token-1');
    const row = world.payment();

    await world.charge('token-1');

    expect(world.payment()).toEqual(row);
    expect(world.states.taken).toHaveLength(1);
    expect(world.provider.requests).toHaveLength(1);
  });

  test('refuses another sum for the same order and keeps the first', async () => {
    const world = makePaymentWorld();
    await world.charge('token-1');

    await expect(world.charge('token-2', { amountMinor: 1 })).rejects.toMatchObject({
      name: 'PaymentRequestRejected',
    });
    await expect(world.charge('token-2', { currency: 'USD' })).rejects.toMatchObject({
      name: 'PaymentRequestRejected',
    });

    expect(world.payment()).toMatchObject({ ...ORDER, taskToken: 'token-1' });
    expect(world.provider.requests).toHaveLength(1);
  });

  test('goes on when the execution no longer waits for the token', async () => {
    const world = makePaymentWorld();
    world.provider.decision = 'captured';
    const charging = world.charge('token-1');
    world.states.waiting.delete('token-1');

    await charging;

    expect(world.payment()).not.toHaveProperty('taskToken');
    expect(world.log.lines.map(({ message }) => message)).toContain(
      'the execution no longer waits for this payment',
    );
  });
});

describe('a charge that fails', () => {
  test.each([
    ['DynamoDB is throttled', 0, 'ThrottlingException', 'AwsServiceUnavailable'],
    ['the connection to the provider breaks', 1, 'TypeError', 'PaymentProviderUnavailable'],
    ['Step Functions is throttled', 4, 'ThrottlingException', 'AwsServiceUnavailable'],
    ['access to the table is denied', 0, 'AccessDeniedException', 'AccessDeniedException'],
  ])('names the error when %s', async (_, index, name, expected) => {
    const world = makePaymentWorld();
    world.provider.decision = 'captured';
    world.effects.fault = { index, mode: 'before', error: fault(name, 'quotes token-1') };

    const error = await world.charge('token-1').catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ name: expected });
  });

  test('never quotes the token, though Step Functions does', async () => {
    const world = makePaymentWorld();
    world.provider.decision = 'captured';
    world.effects.fault = {
      index: 5,
      mode: 'before',
      error: fault('ValidationException', "Value 'token-1' at 'taskToken'"),
    };

    await expect(world.charge('token-1')).rejects.toMatchObject({
      message: 'step functions did not take the answer: ValidationException',
    });
  });

  test.each([
    ['nothing', undefined],
    ['no token', { ...ORDER }],
    ['an empty token', { ...ORDER, taskToken: '' }],
    ['a token of 2,049 characters', { ...ORDER, taskToken: 'x'.repeat(2_049) }],
    ['a fraction of a cent', { ...ORDER, taskToken: 't', amountMinor: 0.5 }],
    ['nothing to pay', { ...ORDER, taskToken: 't', amountMinor: 0 }],
    ['a path for an order id', { ...ORDER, taskToken: 't', orderId: '../x' }],
  ])('is rejected before any effect, given %s', async (_, event) => {
    const world = makePaymentWorld();
    const { makeChargePaymentHandler } = await import('../../../lambdas/order/charge-payment');

    await expect(makeChargePaymentHandler(world.services)(event)).rejects.toMatchObject({
      name: 'PaymentRequestRejected',
    });
    expect(world.effects.calls).toEqual([]);
  });

  test('stops at a row that something else has spoiled', async () => {
    const world = makePaymentWorld();
    world.db.put('payments', { orderId: ORDER.orderId, status: 'PAID?', expiresAt: 1 });

    await expect(world.charge('token-1')).rejects.toMatchObject({ name: 'CorruptRecord' });
    expect(world.provider.requests).toEqual([]);
  });
});
