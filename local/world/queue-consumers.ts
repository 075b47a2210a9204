import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { EngineTime } from '../services/engine-time';
import type { Sqs } from '../services/sqs';
import type { QueueDescription } from './description';

/** What delivering works with. */
export interface Deliveries {
  readonly sqs: Sqs;
  readonly naming: Naming;
  readonly queues: readonly QueueDescription[];
  /** Invokes a function by its part. */
  readonly invoke: (part: string, event: Json) => Promise<Json>;
  readonly later: EngineTime['later'];
  /** Hears of each batch. */
  readonly tell: (by: string, says: string) => void;
}

/** A queue that a function reads. */
interface Consumer {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly part: string;
  readonly function: string;
  readonly batchSize: number;
  readonly visibilityMs: number;
}

/** Virtual milliseconds from the sending of a message to its delivery. */
const DELIVERY_MS = 20;
/** The longest that SQS hides a message; when it comes back is decided by the engine's clock. */
const HIDDEN_SECONDS = 43_200;

/**
 * Delivers messages as Lambda's poller does, in the engine's time: in batches, deleting what the function did not report
 * as failed, and bringing back the rest when its visibility timeout is over; the queue itself moves a message to the
 * dead letters when it was received too often.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function consumeQueues(parts: Deliveries): void {
  const { sqs, naming, later } = parts;
  const consumers = new Map(
    parts.queues.flatMap(({ part, consumer, visibilityTimeoutSeconds = 30 }) => {
      if (consumer === undefined) return [];
      const queueUrl = naming.queueUrl(part);
      const visibilityMs = visibilityTimeoutSeconds * 1000;
      const queueArn = naming.queueArn(part);
      return [[naming.queueName(part), { ...consumer, part, queueUrl, queueArn, visibilityMs }]];
    }),
  );
  sqs.onMessage((queue) => {
    const consumer = consumers.get(queue);
    if (consumer !== undefined) later(DELIVERY_MS, () => drain(consumer));
  });

  const drain = async (consumer: Consumer): Promise<void> => {
    for (let batch = await receive(consumer); batch.length > 0; batch = await receive(consumer)) {
      const { function: by, part } = consumer;
      const event = eventOf(consumer, naming.region, batch);
      const answer = await parts.invoke(by, event).catch(() => undefined);
      const failed = failuresIn(answer, batch);
      parts.tell(by, `took ${batch.length - failed.length} of ${batch.length} from ${part}`);
      for (const message of batch) {
        const { ReceiptHandle = '' } = message;
        if (failed.includes(message)) bringBack(consumer, ReceiptHandle);
        else await sqs.call('DeleteMessage', { QueueUrl: consumer.queueUrl, ReceiptHandle });
      }
    }
  };

  const receive = async ({ queueUrl, batchSize }: Consumer): Promise<JsonObject[]> => {
    const { Messages = [] } = await sqs.call('ReceiveMessage', {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: batchSize,
      VisibilityTimeout: HIDDEN_SECONDS,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return Array.isArray(Messages) ? Messages.filter(isJsonObject) : [];
  };

  const bringBack = (consumer: Consumer, ReceiptHandle: Json): void => {
    later(consumer.visibilityMs, async () => {
      await sqs.call('ChangeMessageVisibility', {
        QueueUrl: consumer.queueUrl,
        ReceiptHandle,
        VisibilityTimeout: 0,
      });
      await drain(consumer);
    });
  };
}

/** The messages that the function did not take: those that it names, all of them when it failed or answered badly. */
function failuresIn(answer: Json | undefined, batch: readonly JsonObject[]): readonly JsonObject[] {
  if (answer === undefined) return batch;
  const { batchItemFailures: failures = [] } = isJsonObject(answer) ? answer : {};
  if (!Array.isArray(failures)) return batch;
  const ids = failures.map((failure) =>
    isJsonObject(failure) ? failure['itemIdentifier'] : undefined,
  );
  const known = new Set(batch.map(({ MessageId }) => MessageId));
  if (ids.some((id) => id === undefined || !known.has(id))) return batch;
  return batch.filter(({ MessageId }) => ids.includes(MessageId));
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
function eventOf({ queueArn }: Consumer, region: string, batch: readonly JsonObject[]): Json {
  return {
    Records: batch.map((message) => ({
      messageId: message['MessageId'] ?? '',
      receiptHandle: message['ReceiptHandle'] ?? '',
      body: message['Body'] ?? '',
      attributes: message['Attributes'] ?? {},
      messageAttributes: message['MessageAttributes'] ?? {},
      md5OfBody: message['MD5OfBody'] ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}
