import { isJsonObject, type JsonObject } from '../../asl/json';
import { type AwsService, ServiceError } from './aws-service';
import { FAUXQS_ACCOUNT } from './fauxqs';
import type { HttpClient } from './http-client';
import { queueNameOf } from './queue-names';

/** Most messages of one receive. */
const LARGEST_BATCH = 10;

/** What fauxqs tells of a queue. */
interface QueueContents {
  readonly messages: {
    readonly ready: readonly Message[];
    readonly delayed: readonly Message[];
    readonly inflight: readonly { readonly message: Message }[];
  };
}

interface Message {
  readonly body: string;
}

/**
 * SQS on fauxqs, under the URLs that AWS gives queues. Time is the engine's: who receives makes messages visible again
 * (`world/queue-consumers.ts`), and a delayed message is refused, because fauxqs would wait in real time.
 */
export class Sqs implements AwsService {
  private readonly urls = new Map<string, string>();
  private readonly listeners = new Set<(queue: string) => void>();

  constructor(private readonly client: HttpClient) {}

  /** @param attributes as in `CreateQueue`; ARNs in them may be of our account */
  async createQueue(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    const theirs = Object.entries(attributes).map(([key, value]) => [
      key,
      value.replace(/(arn:aws:sqs:[^:]*):\d{12}:/g, `$1:${FAUXQS_ACCOUNT}:`),
    ]);
    const { QueueUrl } = await this.send('CreateQueue', {
      QueueName: name,
      Attributes: Object.fromEntries(theirs),
    });
    this.urls.set(name, String(QueueUrl));
  }

  async call(operation: string, input: JsonObject): Promise<JsonObject> {
    const { QueueUrl, DelaySeconds = 0 } = input;
    if (DelaySeconds !== 0) {
      throw new ServiceError('UnsupportedOperation', `DelaySeconds is ${DelaySeconds}; allowed: 0`);
    }
    const name = queueNameOf(String(QueueUrl));
    const url = this.urls.get(name);
    if (url === undefined) {
      throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
    }
    const output = await this.send(operation, { ...input, QueueUrl: url });
    if (operation.startsWith('SendMessage')) this.announce(name);
    return output;
  }

  /** Bodies of the messages in a queue, hidden ones too; receives none of them. */
  async bodies(queueName: string): Promise<readonly string[]> {
    const { body } = await this.client.send('GET', `/_fauxqs/queues/${queueName}`, {}, '');
    const { messages } = JSON.parse(body.toString('utf8')) as QueueContents;
    const inflight = messages.inflight.map(({ message }) => message);
    return [...messages.ready, ...messages.delayed, ...inflight].map((message) => message.body);
  }

  /** Takes everything out of a queue that nobody else reads, oldest first. */
  async drain(QueueUrl: string): Promise<readonly string[]> {
    const bodies: string[] = [];
    for (let size = LARGEST_BATCH; size === LARGEST_BATCH; ) {
      const { Messages } = await this.call('ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages: LARGEST_BATCH,
      });
      const batch = Array.isArray(Messages) ? Messages.filter(isJsonObject) : [];
      for (const { ReceiptHandle = '', Body } of batch) {
        bodies.push(String(Body));
        await this.call('DeleteMessage', { QueueUrl, ReceiptHandle });
      }
      size = batch.length;
    }
    return bodies;
  }

  /** Told of the queue whenever a message may have come into it. */
  onMessage(listener: (queue: string) => void): void {
    this.listeners.add(listener);
  }

  /** Tells that a message may have come into a queue, by SNS for example. */
  announce(queue: string): void {
    for (const listener of this.listeners) listener(queue);
  }

  private async send(operation: string, input: JsonObject): Promise<JsonObject> {
    const { status, body } = await this.client.send(
      'POST',
      '/',
      headersOf(operation),
      JSON.stringify(input),
    );
    const output: unknown = JSON.parse(body.toString('utf8') || '{}');
    const fields = isJsonObject(output) ? output : {};
    if (status < 300) return fields;
    const { __type = 'InternalError', message = '' } = fields;
    throw new ServiceError(String(__type).split('#').at(-1) ?? '', String(message), status);
  }
}

function headersOf(operation: string) {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${operation}`,
  };
}
