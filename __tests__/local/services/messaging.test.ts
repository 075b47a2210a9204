import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { JsonObject } from '../../../asl/json';
import { type Messaging, openMessaging } from '../../../local/services/messaging';
import { MessageRecord } from '../../../local/world/message-record';
import { NAMING } from '../world/toy';

jest.setTimeout(30_000);

let messaging: Messaging;
beforeAll(async () => {
  messaging = await openMessaging(NAMING.region);
  await messaging.sqs.createQueue(NAMING.queueName('told'), {});
  await messaging.sns.createTopic(NAMING.topicName('news'));
  await messaging.sns.subscribe(NAMING.topicArn('news'), NAMING.queueArn('told'));
});
afterAll(() => messaging.close());

const QueueUrl = NAMING.queueUrl('told');
const TopicArn = NAMING.topicArn('news');
const receive = async (): Promise<unknown> => {
  const { Messages } = await messaging.sqs.call('ReceiveMessage', {
    QueueUrl,
    MessageAttributeNames: ['All'],
    VisibilityTimeout: 43_200,
  });
  return Messages;
};

describe('SQS', () => {
  test.each([
    ['a delay, which would be real', { QueueUrl, DelaySeconds: 5 }, 'UnsupportedOperation'],
    ['a queue that is not there', { QueueUrl: `${QueueUrl}s` }, 'QueueDoesNotExist'],
    [
      'a message without a body',
      { QueueUrl },
      expect.stringMatching(/MissingParameter|Invalid|Error/),
    ],
  ])('refuses %s', async (_what, input: JsonObject, name) => {
    await expect(messaging.sqs.call('SendMessage', input)).rejects.toMatchObject({ name });
  });

  test('shows what is in a queue, hidden messages too, and takes none of it', async () => {
    await messaging.sqs.call('SendMessage', { QueueUrl, MessageBody: 'one' });
    await receive();
    await messaging.sqs.call('SendMessage', { QueueUrl, MessageBody: 'two' });

    const bodies = await messaging.sqs.bodies(NAMING.queueName('told'));
    const again = await messaging.sqs.bodies(NAMING.queueName('told'));

    expect([...bodies].sort()).toEqual(['one', 'two']);
    expect(again).toEqual(bodies);
    await messaging.sqs.call('PurgeQueue', { QueueUrl });
  });
});

describe('SNS', () => {
  test('tells subjects, which queues do not get', async () => {
    const subjects: string[] = [];
    messaging.sns.onSubject((subject) => subjects.push(subject));
    const form = new URLSearchParams({
      Action: 'Publish',
      TopicArn,
      Message: 'm',
      Subject: 'of a handler',
    });

    await messaging.sns.call('Publish', { TopicArn, Message: 'm', Subject: 'of a Task' });
    await messaging.sns.call('Publish', { TopicArn, Message: 'm' });
    await messaging.answer({
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(form.toString()),
    });
    await messaging.sqs.drain(QueueUrl);

    expect(subjects).toEqual(['of a Task', 'of a handler']);
  });

  test('publishes with a subject and attributes', async () => {
    const { MessageId } = await messaging.sns.call('Publish', {
      TopicArn,
      Message: 'hello',
      Subject: 'greeting',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'order' } },
    });

    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await receive()).toMatchObject([
      { Body: 'hello', MessageAttributes: { kind: { StringValue: 'order' } } },
    ]);
    await messaging.sqs.call('PurgeQueue', { QueueUrl });
  });

  test('takes an attribute without a type for text', async () => {
    const MessageAttributes = { kind: { StringValue: 'order' } };
    await messaging.sns.call('Publish', { TopicArn, Message: 'hello', MessageAttributes });

    expect(await receive()).toMatchObject([
      { MessageAttributes: { kind: { DataType: 'String', StringValue: 'order' } } },
    ]);
    await messaging.sqs.call('PurgeQueue', { QueueUrl });
  });

  test('publishes to a topic that nobody listens to', async () => {
    await messaging.sns.createTopic(NAMING.topicName('quiet'));

    const published = messaging.sns.call('Publish', {
      TopicArn: NAMING.topicArn('quiet'),
      Message: 'hello',
    });

    await expect(published).resolves.toMatchObject({ MessageId: expect.any(String) });
  });

  test('passes on a request of its own protocol that names no topic', async () => {
    const { status } = await messaging.answer({
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from('Action=ListTopics&Version=2010-03-31'),
    });

    expect(status).toBe(200);
  });

  test('refuses a message without text', async () => {
    await expect(messaging.sns.call('Publish', { TopicArn })).rejects.toMatchObject({
      name: expect.stringContaining('Invalid'),
    });
  });

  test.each([
    ['an operation that nothing stands in for', 'Subscribe', TopicArn, 'InvalidAction'],
    ['a topic that is not there', 'Publish', `${TopicArn}s`, 'NotFound'],
  ])('refuses %s', async (_what, operation, topic, name) => {
    const calling = messaging.sns.call(operation, { TopicArn: topic, Message: 'm' });

    await expect(calling).rejects.toMatchObject({ name: expect.stringContaining(name) });
  });
});

describe('S3', () => {
  test.each([
    ['an operation that it does not have', 'PaintObject', {}, 'UnknownOperationException'],
    ['a bucket that is not there', 'GetObject', { Bucket: 'lost', Key: 'k' }, 'NoSuchBucket'],
  ])('refuses %s', async (_what, operation, input, name) => {
    await expect(messaging.s3.call(operation, input)).rejects.toMatchObject({ name });
  });
});

describe('a record of messages', () => {
  const send = async (...bodies: readonly string[]): Promise<void> => {
    for (const MessageBody of bodies) {
      await messaging.sqs.call('SendMessage', { QueueUrl, MessageBody });
    }
  };

  test('keeps messages apart by what they are about, oldest first, over many reads', async () => {
    const record = new MessageRecord(messaging.sqs, QueueUrl, 'id');
    await send('{"id":"1","n":1}', '{"id":"2","n":2}', '{"id":"1","n":3}');

    const first = (await record.about('1')).map(({ n }) => n);
    await send('{"id":"1","n":4}');
    const second = (await record.about('1')).map(({ n }) => n);

    expect(first).toEqual([1, 3]);
    expect(second).toEqual([1, 3, 4]);
    expect(await record.about('3')).toEqual([]);
  });

  test('knows a message without its subject by the name of its execution', async () => {
    const record = new MessageRecord(messaging.sqs, QueueUrl, 'id');
    await send(`{"executionArn":"${NAMING.executionArnPrefix}:7"}`);

    expect(await record.about('7')).toHaveLength(1);
  });

  test('keeps out what is no JSON object', async () => {
    const record = new MessageRecord(messaging.sqs, QueueUrl, 'id');
    await send('{', '[1]', 'null', '{"id":"any"}');

    expect(await record.about('any')).toEqual([{ id: 'any' }]);
  });

  test('reads more messages than one receive gives', async () => {
    const record = new MessageRecord(messaging.sqs, QueueUrl, 'id');
    await send(...Array.from({ length: 23 }, (_, n) => JSON.stringify({ id: 'any', n })));

    const messages = await record.about('any');

    expect(messages.map(({ n }) => n)).toEqual(Array.from({ length: 23 }, (_, n) => n));
  });
});
