import '../handler-environment';
import { isDeepStrictEqual } from 'node:util';
import type { SQSRecord } from 'aws-lambda';
import { makeDispatchShipmentHandler } from '../../../lambdas/order/dispatch-shipment';
import { makeOrdersTable } from '../../../lambdas/order/orders-table';
import { makeReservationsTable } from '../../../lambdas/order/reservations-table';
import { makeEffects } from '../effects';
import { makeFakeDynamoDb } from '../fake-dynamodb';
import { makeFakeLog } from '../fake-log';
import type { QueueUnderTest, QueueWorld } from './queue-world';

const HIDDEN_MS = 30_000;
const STATUSES = { ready: 'PAID', early: 'RECEIVED', gone: 'CANCELLED' } as const;
const CUPS = { sku: 'cup', quantity: 2 };
const POTS = { sku: 'pot', quantity: 1 };

/** Subjects are orders; their effect is a dispatched order whose two pieces are shipped: three rows, each changed once. */
function makeShippingQueue(): QueueWorld {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const log = makeFakeLog();
  const changes = new Map<string, string[]>();
  let nowMs = 0;
  const handler = makeDispatchShipmentHandler({
    orders: makeOrdersTable(db.client, 'orders'),
    reservations: makeReservationsTable(db.client, 'reservations'),
    log,
    count: () => {},
    now: () => nowMs,
  });
  const rowsOf = (orderId: string) => ({
    cup: db.get('reservations', orderId, 'cup'),
    order: db.get('orders', orderId),
    pot: db.get('reservations', orderId, 'pot'),
  });

  return {
    effects,
    log,
    body: (orderId) => JSON.stringify({ orderId, items: [CUPS, POTS] }),
    otherBody: (orderId) => JSON.stringify({ orderId, items: [{ ...CUPS, quantity: 5 }] }),
    async prepare(orderId, readiness) {
      const order = db.get('orders', orderId);
      const status = STATUSES[readiness];
      db.put('orders', { orderId, executionArn: 'arn', receivedAt: 'then', ...order, status });
      if (order !== undefined) return;
      changes.set(orderId, []);
      for (const item of [CUPS, POTS]) {
        db.put('reservations', { orderId, ...item, state: 'RESERVED' });
      }
    },
    async receive(messages) {
      const before = [...changes.keys()].map((orderId) => [orderId, rowsOf(orderId)] as const);
      const { batchItemFailures } = await handler({ Records: messages as SQSRecord[] });
      for (const [orderId, rows] of before) {
        const after = rowsOf(orderId);
        const names = Object.keys(rows) as (keyof typeof rows)[];
        const changed = names.filter((name) => !isDeepStrictEqual(rows[name], after[name]));
        changes.get(orderId)?.push(...changed);
      }
      nowMs += HIDDEN_MS;
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    happened: () =>
      [...changes].flatMap(([orderId, rows]) => {
        if (rows.length === 0) return [];
        const isWhole = isDeepStrictEqual([...rows].sort(), ['cup', 'order', 'pot']);
        return [isWhole ? orderId : `${orderId} (${rows})`];
      }),
  };
}

/** The queue that `order/dispatch-shipment` reads. */
export const SHIPPING_QUEUE: QueueUnderTest = {
  name: 'shipping',
  make: makeShippingQueue,
  poison: () => [
    { name: 'without pieces', body: '{"orderId":"a","items":[]}' },
    {
      name: 'with the same piece twice',
      body: JSON.stringify({ orderId: 'a', items: [CUPS, CUPS] }),
    },
    { name: 'without an order', body: JSON.stringify({ items: [CUPS] }) },
    {
      name: 'with half a piece',
      body: JSON.stringify({ orderId: 'a', items: [{ ...CUPS, quantity: 0.5 }] }),
    },
  ],
  secrets: () => [],
  poisonLine: 'message is not a shipment',
};
