import type { JsonObject } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Sqs } from '../services/sqs';
import { MessageRecord } from '../world/message-record';
import { recordOf } from '../world/stand-ins';

/** What came into the queues of the saga that nobody reads, by booking; kept for as long as the world is open. */
export class SagaRecords {
  private readonly notifications: MessageRecord;
  private readonly attention: MessageRecord;

  constructor(sqs: Sqs, naming: Naming) {
    const record = (part: string) => new MessageRecord(sqs, naming.queueUrl(part), 'bookingId');
    this.notifications = record(recordOf('notifications'));
    this.attention = record('attention');
  }

  /** What the traveller was told of a booking. */
  notificationsOf(bookingId: string): Promise<readonly JsonObject[]> {
    return this.notifications.about(bookingId);
  }

  /** Messages about a booking that wait for a person. */
  attentionFor(bookingId: string): Promise<readonly JsonObject[]> {
    return this.attention.about(bookingId);
  }
}
