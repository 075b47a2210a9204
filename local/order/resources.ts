import type { EnvironmentConfig } from '../../config/environment';
import type { Naming } from '../../config/naming';
import type { OrderResources } from '../../workflows/order-resources';
import type { QueueDescription, TableDescription } from '../world/description';

/** Names and ARNs in the definition, as the stack gives them; a test compares the two. */
export function orderResources(naming: Naming, config: EnvironmentConfig): OrderResources {
  return {
    functions: {
      validateOrder: naming.functionAliasArn('validate-order'),
      chargePayment: naming.functionAliasArn('charge-payment'),
      refundPayment: naming.functionAliasArn('refund-payment'),
    },
    tables: {
      orders: naming.tableName('orders'),
      stock: naming.tableName('stock'),
      reservations: naming.tableName('reservations'),
    },
    shippingQueueUrl: naming.queueUrl('shipping'),
    attentionQueueUrl: naming.queueUrl('attention'),
    notificationsTopicArn: naming.topicArn('notifications'),
    paymentTimeoutSeconds: config.order.paymentTimeoutSeconds,
  };
}

export const ORDER_TABLES: readonly TableDescription[] = [
  { part: 'orders', partitionKey: 'orderId', watch: 'status' },
  { part: 'stock', partitionKey: 'sku', watch: 'available' },
  { part: 'reservations', partitionKey: 'orderId', sortKey: 'sku' },
  { part: 'payments', partitionKey: 'orderId' },
];

/** Messages that the dispatcher takes at once, as in the stack. */
const DISPATCH_BATCH_SIZE = 10;

export function orderQueues({ queues }: EnvironmentConfig): readonly QueueDescription[] {
  return [
    { part: 'shipping-dead-letters' },
    {
      part: 'shipping',
      visibilityTimeoutSeconds: queues.visibilityTimeoutSeconds,
      deadLetters: { queue: 'shipping-dead-letters', maxReceiveCount: queues.maxReceiveCount },
      consumer: { function: 'dispatch-shipment', batchSize: DISPATCH_BATCH_SIZE },
    },
    { part: 'attention' },
  ];
}
