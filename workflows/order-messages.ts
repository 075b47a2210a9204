import { caughtAll } from '../asl/catch';
import { branch } from '../asl/language';
import { snsPublish } from '../asl/tasks/sns';
import { sqsSendMessage } from '../asl/tasks/sqs';
import type { OrderResources } from './order-resources';

/** Asks for the parcel. The dispatcher ships only an order that is PAID, and each order once. */
export const shipOrder = (aws: OrderResources) =>
  branch({
    StartAt: 'ShipOrder',
    States: {
      ShipOrder: {
        Comment: 'No Catch: the Parallel state catches for both branches.',
        ...sqsSendMessage({
          QueueUrl: aws.shippingQueueUrl,
          MessageBody: { 'orderId.$': '$.order.orderId', 'items.$': '$.order.items' },
        }),
        End: true,
      },
    },
  });

/** Tells the customer. An order is not cancelled because its confirmation could not be sent. */
export const confirmOrder = (aws: OrderResources) =>
  branch({
    StartAt: 'ConfirmOrder',
    States: {
      ConfirmOrder: {
        ...notify(aws, 'OrderConfirmed'),
        Catch: [caughtAll('ConfirmationSettled', null)],
        Next: 'ConfirmationSettled',
      },
      ConfirmationSettled: { Type: 'Succeed' },
    },
  });

/** A message with an id of order and event, so that a reader can drop a second copy. */
export const notify = (aws: OrderResources, event: 'OrderConfirmed' | 'OrderCancelled') =>
  snsPublish({
    TopicArn: aws.notificationsTopicArn,
    Message: {
      event,
      'eventId.$': `States.Format('order/{}/${event}', $.order.orderId)`,
      'orderId.$': '$.order.orderId',
      'customerId.$': '$.order.customerId',
    },
  });
