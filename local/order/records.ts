import type { JsonObject } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Sqs } from '../services/sqs';
import { MessageRecord } from '../world/message-record';
import { recordOf } from '../world/stand-ins';

/** A message as a subscriber of the notifications topic got it. */
export interface Notification {
  readonly event: string;
  readonly eventId: string;
}

/** What came into the queues of the order that nobody reads, by order; kept for as long as the world is open. */
export class OrderRecords {
  private readonly notifications: MessageRecord;
  private readonly attention: MessageRecord;

  constructor(sqs: Sqs, naming: Naming) {
    const record = (part: string) => new MessageRecord(sqs, naming.queueUrl(part), 'orderId');
    this.notifications = record(recordOf('notifications'));
    this.attention = record('attention');
  }

  /** What the customer of an order was told. */
  async notificationsOf(orderId: string): Promise<readonly Notification[]> {
    const messages = await this.notifications.about(orderId);
    return messages.map(({ event, eventId }) => ({
      event: String(event),
      eventId: String(eventId),
    }));
  }

  /** Messages about an order that wait for a person. */
  attentionFor(orderId: string): Promise<readonly JsonObject[]> {
    return this.attention.about(orderId);
  }
}
