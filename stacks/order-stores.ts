import type { ParkingQueue } from '../constructs/parking-queue';
import { Queue } from '../constructs/queue';
import { Table } from '../constructs/table';
import { Topic } from '../constructs/topic';
import { createAttentionQueue } from './attention-queue';
import type { WorkflowParts } from './workflow-stack';

/** Where the order workflow keeps and sends its data. */
export interface OrderStores {
  readonly orders: Table;
  readonly stock: Table;
  readonly reservations: Table;
  readonly payments: Table;
  /** Orders to be shipped; read by the dispatcher. */
  readonly shipping: Queue;
  /** Orders that a person has to finish. */
  readonly attention: ParkingQueue;
  /** Events for customers: OrderConfirmed, OrderCancelled. */
  readonly notifications: Topic;
}

/** Seconds that a paid order may wait for the dispatcher, which reads at once: more, and nobody reads. */
const SHIPPING_SECONDS = 15 * 60;

export function createOrderStores(parts: WorkflowParts): OrderStores {
  const { scope, naming, config, key, alarmTopicArn } = parts;
  const table = { naming, key, deletionProtection: config.deletionProtection };
  return {
    orders: new Table(scope, 'Orders', { ...table, part: 'orders', partitionKey: 'orderId' }),
    stock: new Table(scope, 'Stock', { ...table, part: 'stock', partitionKey: 'sku' }),
    reservations: new Table(scope, 'Reservations', {
      ...table,
      part: 'reservations',
      partitionKey: 'orderId',
      sortKey: 'sku',
      timeToLiveAttribute: 'expiresAt',
    }),
    payments: new Table(scope, 'Payments', {
      ...table,
      part: 'payments',
      partitionKey: 'orderId',
      timeToLiveAttribute: 'expiresAt',
    }),
    shipping: new Queue(scope, 'Shipping', {
      ...config.queues,
      naming,
      key,
      part: 'shipping',
      alarmTopicArn,
      deadLetterDescription:
        'a paid order could not be shipped; see docs/runbooks/order-shipping.md',
      oldest: {
        toleratedSeconds: SHIPPING_SECONDS,
        severity: 'critical',
        description:
          'paid orders wait and are not shipped; see docs/runbooks/order-shipping.md#shipping-too-old',
      },
    }),
    attention: createAttentionQueue(
      parts,
      'an order could not be undone or brought back, money or stock may be held; see docs/runbooks/order-attention.md',
    ),
    notifications: new Topic(scope, 'Notifications', { naming, key, part: 'notifications' }),
  };
}
