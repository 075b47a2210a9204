import type { OrderResources } from '../../workflows/order-resources';

const lambda = (name: string) =>
  `arn:aws:lambda:eu-west-1:111111111111:function:order-${name}:live`;

/** Names and ARNs as a stack would give them. */
export const orderResources: OrderResources = {
  functions: {
    validateOrder: lambda('validate-order'),
    chargePayment: lambda('charge-payment'),
    refundPayment: lambda('refund-payment'),
  },
  tables: { orders: 'order-orders', stock: 'order-stock', reservations: 'order-reservations' },
  shippingQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111111111111/order-shipping',
  attentionQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111111111111/order-attention',
  notificationsTopicArn: 'arn:aws:sns:eu-west-1:111111111111:order-notifications',
  paymentTimeoutSeconds: 900,
};
