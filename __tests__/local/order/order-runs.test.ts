import { describe, expect, test } from '@jest/globals';
import type { LocalRun, LocalRunRequest } from '../../../local/local-workflow';
import type { OrderSession } from '../../../local/order/session';
import { runOrder } from '../../../local/order/workflow';
import { OrderWorld } from '../../../local/order/world';
import { ORDER_ERRORS } from '../../../workflows/order-errors';
import { describeNoObjects } from '../no-object';
import { openWorldOnce } from '../open-world';
import { anOrder } from './orders';

let world: OrderWorld;
openWorldOnce(OrderWorld, (opened) => {
  world = opened;
});

/** A run of an order of its own id, after which every invariant holds. */
async function run(orderId: string, request: Partial<LocalRunRequest> = {}): Promise<LocalRun> {
  const ended = await runOrder(world, { input: anOrder(orderId), ...request });
  expect(await ended.brokenInvariants()).toEqual([]);
  return ended;
}

/** Orders at rest, every invariant kept. */
async function finish(orders: OrderSession): Promise<void> {
  await orders.finish();
  expect(await orders.brokenInvariants()).toEqual([]);
}

describe('an order on a laptop', () => {
  test('is charged, shipped and completed', async () => {
    const { result, effects } = await run('good');

    expect(result.status).toBe('SUCCEEDED');
    expect(effects.map(({ by, says }) => `${by}: ${says}`)).toEqual([
      'API: POST /orders answered 202',
      'OpenOrder: UpdateItem orders/good',
      'ReserveItem[0]: wrote reservations/good/good-cup and stock/good-cup',
      'ReserveItem[1]: wrote reservations/good/good-saucer and stock/good-saucer',
      'payment provider: captured EUR 42.00',
      'RecordPayment: UpdateItem orders/good',
      'ShipOrder: SendMessage to shipping',
      'ConfirmOrder: Publish to notifications',
      'CompleteOrder: UpdateItem orders/good',
      'dispatch-shipment: took 1 of 1 from shipping',
    ]);
  });

  test.each([
    ['decline', 'PaymentDeclined'],
    ['decline-at-once', 'PaymentDeclined'],
    ['never', 'States.Timeout'],
    ['late', 'States.Timeout'],
  ])('is undone when the provider decides: %s', async (payment, error) => {
    const { result } = await run(`undone-${payment}`, { options: { payment } });

    expect(result).toMatchObject({ status: 'FAILED', error });
  });

  test.each(['capture-at-once', 'duplicate', 'early'])(
    'is completed when the provider decides: %s',
    async (payment) => {
      const { result } = await run(`done-${payment}`, { options: { payment } });

      expect(result.status).toBe('SUCCEEDED');
    },
  );

  test('fails as OutOfStock, undone, when there are too few pieces', async () => {
    const { result } = await run('too-few', { options: { stock: '2' } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'OutOfStock' });
  });

  test('is refused by the API, and then rejected by the workflow, when it is no order', async () => {
    const { result, effects } = await run('bad', { input: anOrder('bad', { currency: 'ZZZ' }) });

    expect(result).toMatchObject({ status: 'FAILED', error: 'InvalidOrder' });
    expect(effects.find(({ by }) => by === 'API')?.says).toMatch(/^POST \/orders answered 400/);
  });
});

describe('a fault meets the real services:', () => {
  test('a charge whose answer was lost is not made again', async () => {
    const fault = { state: 'ChargePayment', error: 'Sandbox.Timedout', when: 'after' } as const;
    const { result, effects } = await run('lost-charge', { faults: [fault] });

    expect(result.status).toBe('SUCCEEDED');
    expect(effects.filter(({ says }) => says.startsWith('captured'))).toHaveLength(1);
  });

  test('a parcel that was asked for is kept when the asking seemed to fail', async () => {
    const fault = {
      state: 'ShipOrder',
      attempt: 'every',
      error: 'Unknown',
      when: 'after',
    } as const;
    const { result, effects } = await run('lost-parcel', { faults: [fault] });

    expect(result.status).toBe('SUCCEEDED');
    expect(effects.map(({ by }) => by)).toContain('KeepOrder');
  });

  test('a reservation that lands after the order was undone is refused', async () => {
    const fault = { state: 'ReserveItem', item: 1, error: 'Unknown', when: 'late' } as const;
    const { result } = await run('late-reservation', { faults: [fault] });

    expect(result).toMatchObject({ status: 'FAILED', error: 'Unknown' });
  });

  test('a run that recovery did not bring back as it should is broken', async () => {
    const wrong = { id: 'recovery', says: 'it did nothing' };
    const orders = world.begin();
    orders.session.brokenRecoveries.push(wrong);

    const ended = await orders.complete('not-recovered', anOrder('not-recovered'));

    expect(await ended.brokenInvariants()).toEqual([wrong]);
  });

  test('an order that cannot be undone waits for a person', async () => {
    const fault = { state: 'RefundPayment', error: 'Unknown', attempt: 'every' } as const;
    const { result, effects } = await run('parked', {
      faults: [fault],
      options: { payment: 'decline' },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
    expect(effects.at(-1)).toMatchObject({ by: 'ParkOrder', says: 'SendMessage to attention' });
  });
});

describe('a stopped order', () => {
  // The middle of a map, the wait for the provider, the parallel branches, the last write.
  test.each([4, 21, 30, 37, 52, 63])(
    'goes on where it was after event %i, and completes',
    async (stopAfterEvent) => {
      const { result } = await run(`stopped-${stopAfterEvent}`, { stopAfterEvent });

      expect(result.status).toBe('SUCCEEDED');
      expect(result.history.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['ExecutionAborted', 'ExecutionRedriven']),
      );
    },
  );
});

describe('the same order again', () => {
  test('is the same execution, while it runs and after it', async () => {
    const orders = world.begin();
    await orders.stock('again-cup', 10);
    await orders.stock('again-saucer', 10);
    const order = anOrder('again');

    const answers = [await orders.post(order), await orders.post(order)];
    await finish(orders);
    answers.push(await orders.post(order));

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 200]);
    expect(await orders.brokenInvariants()).toEqual([]);
    expect(orders.session.executions.size).toBe(1);
  });

  test('with another body is refused, and changes nothing', async () => {
    const orders = world.begin();
    await orders.stock('other-cup', 10);
    await orders.stock('other-saucer', 10);
    await orders.post(anOrder('other'));

    const other = await orders.post(anOrder('other', { customerId: 'somebody-else' }));
    await finish(orders);

    expect(other.status).toBe(409);
    expect(await orders.rows.onHand('other-cup')).toBe(8);
  });
});

test('ten buyers of the last piece: exactly one gets it', async () => {
  const orders = world.begin();
  await orders.stock('last-piece', 1);
  const items = [{ sku: 'last-piece', quantity: 1, unitPriceMinor: 500 }];
  const ids = Array.from({ length: 10 }, (_, index) => `buyer-${index}`);
  for (const id of ids) await orders.post(anOrder(id, { items }));

  await finish(orders);

  const ends = ids.map((id) => orders.execution(id)?.status);
  expect(ends.filter((status) => status === 'SUCCEEDED')).toHaveLength(1);
  expect(await orders.rows.onHand('last-piece')).toBe(0);
});

test('a queue delivers what its reader did not take again, and at last to the dead letters', async () => {
  const orders = world.begin();
  const { sqs } = world.world.standIns.messaging;
  const { naming } = world;
  const startMs = orders.session.now();

  await orders.session.run(async () => {
    await sqs.call('SendMessage', {
      QueueUrl: naming.queueUrl('shipping'),
      MessageBody: 'not a shipment',
    });
  });
  await orders.session.finish();

  expect(orders.session.effects).toHaveLength(5);
  expect(orders.session.now() - startMs).toBeGreaterThanOrEqual(5 * 120_000);
  expect(await orders.brokenInvariants()).toEqual([
    { id: 'O11', says: 'a message lies in shipping-dead-letters, and nothing explains it' },
  ]);
});

test('an order id that an earlier run used is refused', async () => {
  await run('once');

  await expect(run('once')).rejects.toThrow("order id 'once' was used in this world before");
});

test('in real time an order takes as long as its provider', async () => {
  const { result } = await run('real', {
    clock: 'real',
    options: { payment: 'capture-at-once' },
  });

  expect(result.status).toBe('SUCCEEDED');
});

describeNoObjects((options) => world.begin(options), {
  first: 'OpenOrder',
  last: 'RejectOrder',
  error: ORDER_ERRORS.invalidOrder,
});
