import { isJsonObject, type JsonObject } from '../../asl/json';
import { type AwsService, ServiceError } from './aws-service';
import { FAUXQS_ACCOUNT } from './fauxqs';
import type { HttpAnswer, HttpClient } from './http-client';
import { queueNameOf } from './queue-names';
import type { Sqs } from './sqs';

/** SNS on fauxqs, under the ARNs of our account; queues are its only subscribers. */
export class Sns implements AwsService {
  /** Queues by the name of the topic that they are subscribed to. */
  private readonly subscribers = new Map<string, string[]>();
  private readonly listeners = new Set<(subject: string) => void>();

  constructor(
    private readonly client: HttpClient,
    private readonly sqs: Sqs,
  ) {}

  async createTopic(name: string): Promise<void> {
    await this.send({ Action: 'CreateTopic', Name: name });
  }

  /** Messages come into the queue as they were published, without SNS's envelope. */
  async subscribe(topicArn: string, queueArn: string): Promise<void> {
    await this.send({
      Action: 'Subscribe',
      TopicArn: theirs(topicArn),
      Protocol: 'sqs',
      Endpoint: theirs(queueArn),
      'Attributes.entry.1.key': 'RawMessageDelivery',
      'Attributes.entry.1.value': 'true',
    });
    const topic = queueNameOf(topicArn);
    this.subscribers.set(topic, [...(this.subscribers.get(topic) ?? []), queueNameOf(queueArn)]);
  }

  /** @throws ServiceError InvalidAction for anything but `Publish` */
  async call(operation: string, input: JsonObject): Promise<JsonObject> {
    if (operation !== 'Publish') {
      throw new ServiceError(
        'InvalidAction',
        `SNS does not stand in for ${operation}; allowed: Publish`,
      );
    }
    const { TopicArn, Message, Subject, MessageAttributes } = input;
    const text = await this.send({
      Action: 'Publish',
      TopicArn: theirs(String(TopicArn)),
      Message: String(Message ?? ''),
      ...(Subject === undefined ? {} : { Subject: String(Subject) }),
      ...attributesOf(MessageAttributes),
    });
    if (Subject !== undefined) this.tell(String(Subject));
    this.announce(String(TopicArn));
    return { MessageId: between(text, 'MessageId') };
  }

  /** Passes on what a handler's SDK sent in SNS's own protocol. */
  async pass(headers: HttpAnswer['headers'], body: string): Promise<HttpAnswer> {
    const form = new URLSearchParams(body);
    for (const [name, value] of [...form]) form.set(name, theirs(value));
    const answer = await this.client.send('POST', '/', headers, form.toString());
    const subject = form.get('Subject');
    if (subject !== null) this.tell(subject);
    this.announce(form.get('TopicArn') ?? '');
    return answer;
  }

  /** Told the subject of each message that has one, which becomes that of a mail. Queues do not get it. */
  onSubject(listener: (subject: string) => void): void {
    this.listeners.add(listener);
  }

  private tell(subject: string): void {
    for (const listener of this.listeners) listener(subject);
  }

  private announce(topicArn: string): void {
    for (const queue of this.subscribers.get(queueNameOf(topicArn)) ?? []) this.sqs.announce(queue);
  }

  private async send(fields: Readonly<Record<string, string>>): Promise<string> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const form = new URLSearchParams(fields).toString();
    const { status, body } = await this.client.send('POST', '/', headers, form);
    const text = body.toString('utf8');
    if (status < 300) return text;
    throw new ServiceError(between(text, 'Code'), between(text, 'Message'), status);
  }
}

/** The same ARN in the account of fauxqs; anything else unchanged. */
function theirs(value: string): string {
  return value.replace(/^(arn:aws:(?:sns|sqs):[^:]*):\d{12}:/, `$1:${FAUXQS_ACCOUNT}:`);
}

function attributesOf(attributes: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  const entries = isJsonObject(attributes) ? Object.entries(attributes) : [];
  for (const [index, [name, value]] of entries.entries()) {
    const prefix = `MessageAttributes.entry.${index + 1}`;
    const { DataType = 'String', StringValue = '' } = isJsonObject(value) ? value : {};
    fields[`${prefix}.Name`] = name;
    fields[`${prefix}.Value.DataType`] = String(DataType);
    fields[`${prefix}.Value.StringValue`] = String(StringValue);
  }
  return fields;
}

/** Text of the first element of a name. */
function between(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}
