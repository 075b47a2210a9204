import { describe, expect, test } from '@jest/globals';
import { ORDER_INVARIANTS } from '../../../local/order/invariants/all';
import type { OrderSession } from '../../../local/order/session';
import { OrderWorld } from '../../../local/order/world';
import { openWorldOnce } from '../open-world';
import { anOrder } from './orders';

let world: OrderWorld;
openWorldOnce(OrderWorld, (opened) => {
  world = opened;
});

/** What breaks an invariant, done by hand to an order that has completed. */
type Breaking = (orderId: string, orders: OrderSession) => Promise<unknown>;

const money = { amountMinor: 4200, currency: 'EUR' };
const capture: Breaking = async (reference) =>
  world.provider.ledger.move('capture', { reference, ...money });
const refund: Breaking = async (reference) =>
  world.provider.ledger.move('refund', { reference, ...money });

const setStatus =
  (...statuses: readonly string[]): Breaking =>
  async (orderId) => {
    for (const status of statuses)
      await update('orders', { orderId: { S: orderId } }, 'status', { S: status });
  };

const setStock =
  (...counts: readonly number[]): Breaking =>
  async (orderId) => {
    for (const count of counts) {
      await update('stock', { sku: { S: `${orderId}-cup` } }, 'available', { N: String(count) });
    }
  };

const setReservation =
  (state: string): Breaking =>
  (orderId) =>
    update('reservations', { orderId: { S: orderId }, sku: { S: `${orderId}-cup` } }, 'state', {
      S: state,
    });

const publish =
  (eventId: (orderId: string) => string): Breaking =>
  (orderId) => {
    const message = { event: 'OrderConfirmed', orderId, eventId: eventId(orderId) };
    return world.world.standIns.messaging.sns.call('Publish', {
      TopicArn: world.naming.topicArn('notifications'),
      Message: JSON.stringify(message),
    });
  };

const leaveParcel: Breaking = (orderId) =>
  world.world.standIns.messaging.sqs.call('SendMessage', {
    QueueUrl: world.naming.queueUrl('shipping-dead-letters'),
    MessageBody: JSON.stringify({ orderId }),
  });

const leaveUnfinished =
  (unfinished: object): Breaking =>
  (orderId) =>
    world.world.standIns.messaging.sqs.call('SendMessage', {
      QueueUrl: world.naming.queueUrl('attention'),
      MessageBody: JSON.stringify({
        orderId,
        executionArn: `${world.naming.executionArnPrefix}:${orderId}`,
        unfinished,
      }),
    });

const CASES: readonly (readonly [
  breaks: string,
  what: string,
  breaking: Breaking,
  says: RegExp,
])[] = [
  ['O1', 'an order that has not ended', setStatus('PAID'), /it is PAID, allowed: COMPLETED/],
  ['O2', 'a second capture', capture, /captures 2, allowed 1/],
  ['O2', 'a refund of a completed order', refund, /captures less refunds are 0, allowed 4200/],
  [
    'O3',
    'a piece that came from nowhere',
    setStock(99),
    /99 on hand and 2 reserved or shipped, started with 100/,
  ],
  ['O3', 'a piece that was promised twice', setStock(-1, 98), /-1 on hand at one time/],
  [
    'O3',
    'a piece that stays reserved because its payment cannot be refunded',
    async (...order) => {
      await setReservation('RESERVED')(...order);
      await leaveUnfinished({ RefundPayment: { Error: 'Broken' } })(...order);
    },
    /2 of .*-cup stay reserved/,
  ],
  ['O3', 'a piece that stays reserved', setReservation('RESERVED'), /2 of .*-cup stay reserved/],
  [
    'O4',
    'an entry with one side',
    async (reference) =>
      world.provider.ledger.post({
        ...money,
        reference,
        entry: -1,
        account: 'nobody',
        kind: 'capture',
      }),
    /entry -1 in EUR adds up to 4200/,
  ],
  ['O5', 'a parcel that is not paid', refund, /shipped, and is not paid/],
  [
    'O6',
    'an order that failed in an execution that did not',
    setStatus('REFUNDED'),
    /REFUNDED, but its execution SUCCEEDED/,
  ],
  [
    'O7',
    'an event told under two ids',
    publish((id) => `order/${id}/again`),
    /OrderConfirmed was told under/,
  ],
  [
    'O8',
    'a key that depends on the time',
    publish((id) => `order/${id}/12:00`),
    /OrderConfirmed went under the key/,
  ],
  [
    'O8',
    'a refund under a key of the attempt',
    async (orderId) =>
      fetch(`${world.provider.url}/charges/${orderId}/refund`, {
        method: 'POST',
        headers: { authorization: 'Bearer local-api-key', 'idempotency-key': 'attempt-2' },
      }),
    /refund went under the key attempt-2/,
  ],
  [
    'O9',
    'another order that was taken under its id',
    async (orderId, orders) => {
      const [request] = orders.requests;
      if (request === undefined) throw new Error('no request');
      orders.requests.push({ ...request, order: anOrder(orderId, { customerId: 'other' }) });
    },
    /another body was answered 202, allowed 409/,
  ],
  [
    'O10',
    'a status that moved back',
    setStatus('PAID', 'COMPLETED'),
    /it went from COMPLETED to PAID/,
  ],
  ['O11', 'a parcel that was shipped', leaveParcel, /lies in shipping-dead-letters, and nothing/],
  [
    'O11',
    'a parcel of an order that was cancelled',
    async (orderId, orders) => {
      await setReservation('RELEASED')(orderId, orders);
      await setStatus('CANCELLED')(orderId, orders);
      await leaveParcel(orderId, orders);
    },
    /nothing explains it/,
  ],
  [
    'O11',
    'a parcel of nobody, beside an order of which a piece was not shipped',
    async (orderId, orders) => {
      await setReservation('RESERVED')(orderId, orders);
      await leaveParcel('nobody', orders);
    },
    /nothing explains it/,
  ],
];

/** An order that has completed. */
async function completed(orderId: string): Promise<OrderSession> {
  const orders = world.begin();
  for (const sku of [`${orderId}-cup`, `${orderId}-saucer`]) await orders.stock(sku, 100);
  await orders.post(anOrder(orderId));
  await orders.finish();
  return orders;
}

describe('an invariant is reported', () => {
  test.each(CASES.map((one, index) => [...one, `order-${index}`] as const))(
    '%s: %s',
    async (id, _what, breaking, says, orderId) => {
      const orders = await completed(orderId);
      const before = await orders.brokenInvariants();

      await breaking(orderId, orders);
      const after = await orders.brokenInvariants();

      expect(before).toEqual([]);
      expect(after).toContainEqual({ id, says: expect.stringMatching(says) });
    },
  );

  test('none of them for a parcel among the dead letters of which a piece was not shipped', async () => {
    const orders = await completed('half-shipped');

    await setReservation('RESERVED')('half-shipped', orders);
    await leaveParcel('half-shipped', orders);

    expect(await orders.brokenInvariants()).toEqual([]);
  });

  test('each of them is broken by hand here', () => {
    const broken = new Set(CASES.map(([id]) => id));

    expect([...broken]).toEqual(Object.keys(ORDER_INVARIANTS));
  });
});

function update(
  part: string,
  Key: Readonly<Record<string, { readonly S: string }>>,
  attribute: string,
  value: { readonly S: string } | { readonly N: string },
) {
  return world.world.standIns.dynamodb.call('UpdateItem', {
    TableName: world.naming.tableName(part),
    Key,
    UpdateExpression: 'SET #a = :v',
    ExpressionAttributeNames: { '#a': attribute },
    ExpressionAttributeValues: { ':v': value },
  });
}
