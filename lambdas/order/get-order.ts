import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { executionsFromEnv } from '../shared/executions-from-env';
import { type GetServices, makeGetHandler } from '../shared/get-handler';
import { makeLog } from '../shared/logger';
import { orderIdSchema } from './order-schema';
import { makeOrdersTable, type OrdersTable } from './orders-table';

interface Dependencies extends Omit<GetServices, 'read'> {
  readonly orders: OrdersTable;
}

/** `GET /orders/{orderId}`: where an order stands. One that was accepted but has no row yet is RECEIVED. */
export function makeGetOrderHandler({ orders, ...services }: Dependencies) {
  return makeGetHandler(
    {
      idKey: 'orderId',
      idSchema: orderIdSchema,
      errors: { invalidId: 'InvalidOrderId', notFound: 'OrderNotFound' },
      accepted: { status: 'RECEIVED' },
    },
    { read: orders.read, ...services },
  );
}

export const handler = makeGetOrderHandler({
  orders: makeOrdersTable(makeDynamoDbClient(), requireEnv('ORDERS_TABLE')),
  executions: executionsFromEnv(),
  log: makeLog(),
});
