import { isJsonObject, type JsonObject } from '../../asl/json';
import type { Naming } from '../../config/naming';
import { recordOf } from '../world/stand-ins';
import type { Sqs } from './sqs';

const BATCH = 10;
/** As long as SQS can: what was read here is deleted at once. */
const HIDDEN_SECONDS = 43_200;

/** What was published to a topic, read from the queue that keeps it. */
export class TopicRecord {
  private readonly read: JsonObject[] = [];

  constructor(
    private readonly sqs: Sqs,
    private readonly naming: Naming,
    private readonly topic: string,
  ) {}

  /** Every message since the record was made, as JSON. */
  async all(): Promise<readonly JsonObject[]> {
    const QueueUrl = this.naming.queueUrl(recordOf(this.topic));
    for (;;) {
      const { Messages } = await this.sqs.call('ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages: BATCH,
        VisibilityTimeout: HIDDEN_SECONDS,
      });
      if (!Array.isArray(Messages) || Messages.length === 0) return this.read;
      for (const { ReceiptHandle = '', Body = '{}' } of Messages.filter(isJsonObject)) {
        this.read.push(JSON.parse(String(Body)) as JsonObject);
        await this.sqs.call('DeleteMessage', { QueueUrl, ReceiptHandle });
      }
      if (Messages.length < BATCH) return this.read;
    }
  }
}
