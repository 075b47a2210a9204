import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../../support/effects';
import { signedEvent } from '../../support/http-events';
import {
  captured,
  makeChargedWorld,
  makePaymentWorld,
  NOW_MS,
  ORDER,
} from '../../support/payment-world';

const declined = { ...captured(), status: 'declined', declineReason: 'stolen\u202E\r\ncard' };

describe('an event of the payment provider', () => {
  test('captures the payment, answers the task, and keeps only a hash of its token', async () => {
    const world = await makeChargedWorld();

    expect(await world.callback(captured())).toBe(200);

    expect(world.states.taken).toEqual([{ token: 'token-1', output: { chargeId: 'ch_order-1' } }]);
    expect(world.payment()).toMatchObject({
      status: 'CAPTURED',
      chargeId: 'ch_order-1',
      answeredTokenHash: createHash('sha256').update('token-1').digest('hex'),
    });
    expect(world.payment()).not.toHaveProperty('taskToken');
  });

  test('declines the payment with the reason on one printable line', async () => {
    const world = await makeChargedWorld();

    expect(await world.callback(declined)).toBe(200);

    expect(world.states.taken).toEqual([
      { token: 'token-1', error: 'PaymentDeclined', cause: 'payment declined: stolen card' },
    ]);
  });

  test('does nothing when delivered again', async () => {
    const world = await makeChargedWorld();
    await world.callback(captured());
    const row = world.payment();

    expect(await world.callback(captured())).toBe(200);

    expect(world.payment()).toEqual(row);
    expect(world.states.taken).toHaveLength(1);
    expect(world.counts).toEqual(['PaymentsCaptured']);
  });

  test('answers when the first delivery recorded it and died', async () => {
    const world = await makeChargedWorld();
    world.db.put('payments', {
      ...world.payment(),
      status: 'CAPTURED',
      chargeId: 'ch_order-1',
    });

    expect(await world.callback(captured())).toBe(200);

    expect(world.states.taken).toHaveLength(1);
  });

  test.each([
    ['captured after declined', declined, captured()],
    ['declined after captured', captured(), declined],
    ['captured as another charge', captured(), captured({ chargeId: 'ch_other' })],
  ])('is refused with 409 and changes nothing: %s', async (_, first, second) => {
    const world = await makeChargedWorld();
    await world.callback(first);
    const row = world.payment();

    expect(await world.callback(second)).toBe(409);

    expect(world.payment()).toEqual(row);
    expect(world.states.taken).toHaveLength(1);
    expect(world.counts).toContain('PaymentsConflicting');
  });

  test.each([
    ['amount', { amountMinor: 4_199 }],
    ['currency', { currency: 'USD' }],
  ])('is refused with 422 and an error in the log when its %s is another', async (_, fields) => {
    const world = await makeChargedWorld();
    const row = world.payment();

    expect(await world.callback(captured(fields))).toBe(422);

    expect(world.payment()).toEqual(row);
    expect(world.states.taken).toEqual([]);
    expect(world.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('is answered 404 when no such payment exists', async () => {
    const world = makePaymentWorld();

    expect(await world.callback(captured())).toBe(404);
    expect(world.payment()).toBeUndefined();
  });

  test('ends well when the execution no longer waits', async () => {
    const world = await makeChargedWorld();
    world.states.waiting.clear();

    expect(await world.callback(captured())).toBe(200);
    expect(world.payment()).toMatchObject({ status: 'CAPTURED' });
    expect(world.payment()).not.toHaveProperty('taskToken');
  });

  test('refunds a capture that comes after the cancellation, once', async () => {
    const world = await makeChargedWorld();
    await world.services.payments.cancel(ORDER.orderId, 1);
    const event = world.provider.decide(ORDER.orderId, 'captured') ?? {};

    expect(await world.callback(event)).toBe(200);
    expect(await world.callback(event)).toBe(200);

    expect(world.provider.charges.get(ORDER.orderId)).toMatchObject({ captures: 1, refunds: 1 });
    expect(world.payment()).toMatchObject({ status: 'REFUNDED', chargeId: 'ch_order-1' });
    expect(world.counts).toEqual(['PaymentsLate']);
    expect(world.provider.requests.at(-1)?.headers.get('idempotency-key')).toBe(
      'order/order-1/refund',
    );
  });

  test('ignores that a cancelled payment is declined', async () => {
    const world = await makeChargedWorld();
    await world.services.payments.cancel(ORDER.orderId, 1);

    expect(await world.callback(declined)).toBe(200);
    expect(world.payment()).toMatchObject({ status: 'CANCELLED' });
  });

  test('comes again when the provider does not find the late charge that it reported', async () => {
    const world = makePaymentWorld();
    world.db.put('payments', { ...ORDER, status: 'CANCELLED', expiresAt: 1 });

    expect(await world.callback(captured())).toBe(503);
    expect(world.payment()).toMatchObject({ status: 'CANCELLED' });
  });

  test.each([
    ['Step Functions is throttled', 'ThrottlingException', 4],
    ['the key is denied', 'KmsAccessDeniedException', 4],
    ['the key is throttled', 'KmsThrottlingException', 4],
    ['DynamoDB is throttled', 'ProvisionedThroughputExceededException', 2],
  ])('comes again, and then finishes, when %s', async (_, name, offset) => {
    const world = await makeChargedWorld();
    world.effects.fault = { index: 2 + offset - 1, mode: 'before', error: fault(name) };

    expect(await world.callback(captured())).toBe(503);
    expect(await world.callback(captured())).toBe(200);
    expect(world.states.taken).toHaveLength(1);
  });

  test('answers the new token when the workflow has asked again meanwhile', async () => {
    const world = await makeChargedWorld();
    world.states.waiting.delete('token-1');
    const { markAnswered } = world.services.payments;
    world.services.payments.markAnswered = async (orderId, token) => {
      world.services.payments.markAnswered = markAnswered;
      world.states.waiting.add('token-2');
      world.db.put('payments', { ...world.payment(), taskToken: 'token-2' });
      return markAnswered(orderId, token);
    };

    expect(await world.callback(captured())).toBe(200);

    expect(world.states.taken.map(({ token }) => token)).toEqual(['token-2']);
    expect(world.payment()).not.toHaveProperty('taskToken');
  });

  test('comes again when the payment never holds still', async () => {
    const world = await makeChargedWorld();
    await world.services.payments.cancel(ORDER.orderId, 1);
    world.provider.decide(ORDER.orderId, 'captured');
    world.services.payments.markRefunded = async () => false;

    expect(await world.callback(captured())).toBe(503);
    expect(world.provider.charges.get(ORDER.orderId)).toMatchObject({ refunds: 1 });
  });

  test('is answered 500 without detail when something of ours is broken', async () => {
    const world = await makeChargedWorld();
    world.effects.fault = { index: 2, mode: 'before', error: fault('Error', 'inner detail') };

    const answer = await world.callbackRaw(signedEvent(JSON.stringify(captured()), NOW_MS));

    expect(answer).toMatchObject({ statusCode: 500, body: '{"error":"InternalError"}' });
  });
});

test('no token, key, secret or signature gets into the log', async () => {
  const world = await makeChargedWorld();
  world.effects.fault = {
    index: 5,
    mode: 'after',
    error: fault('ValidationException', "Value 'token-1' failed"),
  };
  await world.callback(captured());
  await world.callback(captured());
  await world.refund();

  expect(world.log.lines.length).toBeGreaterThan(2);
  expect(world.log.text()).not.toMatch(/token-1|sk-live|whsec|x-payment/);
});
