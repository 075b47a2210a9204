import type { JsonObject } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Sqs } from '../services/sqs';
import { MessageRecord } from '../world/message-record';
import { recordOf } from '../world/stand-ins';

/** What came into the queues of the approval that nobody reads, by expense; kept for as long as the world is open. */
export class ApprovalRecords {
  private readonly payroll: MessageRecord;
  private readonly notifications: MessageRecord;
  private readonly attention: MessageRecord;

  constructor(sqs: Sqs, naming: Naming) {
    const record = (part: string, subject: string) =>
      new MessageRecord(sqs, naming.queueUrl(part), subject);
    this.payroll = record('payroll', 'payoutId');
    this.notifications = record(recordOf('notifications'), 'expenseId');
    this.attention = record('attention', 'expenseId');
  }

  /** What payroll is to pay for an expense. */
  payrollOf(expenseId: string): Promise<readonly JsonObject[]> {
    return this.payroll.about(expenseId);
  }

  /** What the employee was told of an expense. */
  notificationsOf(expenseId: string): Promise<readonly JsonObject[]> {
    return this.notifications.about(expenseId);
  }

  /** Messages about an expense that wait for a person. */
  attentionFor(expenseId: string): Promise<readonly JsonObject[]> {
    return this.attention.about(expenseId);
  }
}
