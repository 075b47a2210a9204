import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { makeDispatchShipmentHandler } from '../../../lambdas/order/dispatch-shipment';
import { makeOrdersTable } from '../../../lambdas/order/orders-table';
import { makeReservationsTable } from '../../../lambdas/order/reservations-table';
import { fault, makeEffects } from '../../support/effects';
import { makeFakeDynamoDb } from '../../support/fake-dynamodb';
import { makeFakeLog } from '../../support/fake-log';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const NOW = '2026-01-15T12:00:00.000Z';

function makeWarehouse() {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const log = makeFakeLog();
  const counts: string[] = [];
  const handler = makeDispatchShipmentHandler({
    orders: makeOrdersTable(db.client, 'orders'),
    reservations: makeReservationsTable(db.client, 'reservations'),
    log,
    count: (metric) => counts.push(metric),
    now: () => NOW_MS,
  });
  const receive = async (...bodies: readonly string[]) => {
    const records = bodies.map((body, index) => ({ messageId: `m${index}`, body }));
    const { batchItemFailures } = await handler({ Records: records as SQSRecord[] });
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  const addOrder = (orderId: string, status: string, fields: object = {}) => {
    db.put('orders', { orderId, status, executionArn: 'arn', receivedAt: NOW, ...fields });
    db.put('reservations', { orderId, sku: 'cup', quantity: 2, state: 'RESERVED' });
    db.put('reservations', { orderId, sku: 'pot', quantity: 1, state: 'RESERVED' });
  };
  return { effects, db, log, counts, receive, addOrder };
}

const message = (orderId: string) =>
  JSON.stringify({
    orderId,
    items: [
      { sku: 'cup', quantity: 2 },
      { sku: 'pot', quantity: 1 },
    ],
  });

describe('a shipment', () => {
  test.each(['PAID', 'COMPLETED'])(
    'marks an order that is %s and all of its pieces',
    async (status) => {
      const { addOrder, db, receive } = makeWarehouse();
      addOrder('a', status);

      expect(await receive(message('a'))).toEqual([]);

      expect(db.get('orders', 'a')).toMatchObject({ status, dispatchedAt: NOW });
      expect(db.get('reservations', 'a', 'cup')).toMatchObject({ state: 'SHIPPED', quantity: 2 });
      expect(db.get('reservations', 'a', 'pot')).toMatchObject({ state: 'SHIPPED' });
    },
  );

  test('keeps its first time when the message comes twice', async () => {
    const { addOrder, db, receive } = makeWarehouse();
    addOrder('a', 'COMPLETED', { dispatchedAt: '2026-01-01T00:00:00.000Z' });

    expect(await receive(message('a'), message('a'))).toEqual([]);

    expect(db.get('orders', 'a')).toMatchObject({ dispatchedAt: '2026-01-01T00:00:00.000Z' });
  });

  test.each(['CANCELLING', 'CANCELLED', 'REFUNDED', 'REJECTED'])(
    'of an order that is %s is dropped and counted',
    async (status) => {
      const { addOrder, counts, db, receive } = makeWarehouse();
      addOrder('a', status);

      expect(await receive(message('a'))).toEqual([]);

      expect(db.get('orders', 'a')).not.toHaveProperty('dispatchedAt');
      expect(db.get('reservations', 'a', 'cup')).toMatchObject({ state: 'RESERVED' });
      expect(counts).toEqual(['ShipmentsDropped']);
    },
  );

  test('that has left is finished whatever the status says by now', async () => {
    const { addOrder, db, receive } = makeWarehouse();
    addOrder('a', 'CANCELLING', { dispatchedAt: NOW });

    expect(await receive(message('a'))).toEqual([]);

    expect(db.get('reservations', 'a', 'cup')).toMatchObject({ state: 'SHIPPED' });
  });

  test('that overtook its order comes again', async () => {
    const { addOrder, db, receive } = makeWarehouse();
    addOrder('a', 'RECEIVED');

    expect(await receive(message('a'), message('unheard-of'))).toEqual(['m0', 'm1']);
    expect(db.get('orders', 'a')).not.toHaveProperty('dispatchedAt');
  });

  test('of a piece that is not reserved ships the others and is reported', async () => {
    const { addOrder, db, log, receive } = makeWarehouse();
    addOrder('a', 'PAID');
    db.put('reservations', { orderId: 'a', sku: 'cup', quantity: 2, state: 'RELEASED' });

    expect(await receive(message('a'))).toEqual(['m0']);

    expect(db.get('reservations', 'a', 'cup')).toMatchObject({ state: 'RELEASED' });
    expect(db.get('reservations', 'a', 'pot')).toMatchObject({ state: 'SHIPPED' });
    expect(log.lines.at(-1)).toMatchObject({
      level: 'error',
      correlationId: 'a',
      fields: { missing: ['cup'] },
    });
  });

  test.each([0, 1, 2] as const)(
    'finishes at the next delivery when call %d crashes',
    async (index) => {
      for (const mode of ['before', 'after'] as const) {
        const { addOrder, db, effects, receive } = makeWarehouse();
        addOrder('a', 'PAID');
        effects.fault = { index, mode, error: fault('TimeoutError') };

        expect(await receive(message('a'))).toEqual(['m0']);
        expect(await receive(message('a'))).toEqual([]);

        expect(db.get('orders', 'a')).toMatchObject({ dispatchedAt: NOW });
        expect(db.get('reservations', 'a', 'pot')).toMatchObject({ state: 'SHIPPED' });
      }
    },
  );
});
