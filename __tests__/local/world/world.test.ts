import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { FunctionDescription } from '../../../local/world/description';
import { openWorld } from '../../../local/world/world';
import { NAMING } from './toy';
import { openToyWorld } from './toy-world';

/** What the reader answers to a batch that begins with such a message; it takes any other. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'no list': { batchItemFailures: 'all' },
  'no ids': { batchItemFailures: ['first'] },
  nothing: undefined,
  words: 'done',
};
const handled: unknown[] = [];
let loadedWith: string | undefined;

/** A function that notes what it is handed, by its greeting. */
const reader: FunctionDescription = {
  part: 'reader',
  environment: { GREETING: 'hello', QUEUE_URL: NAMING.queueUrl('work') },
  load: async () => {
    const { GREETING, QUEUE_URL } = process.env;
    loadedWith = QUEUE_URL;
    return {
      handler: async (event: { Records: { body: string; messageId: string }[] }) => {
        handled.push([GREETING, ...event.Records.map(({ body }) => body)]);
        if (event.Records.some(({ body }) => body === 'unknown id')) {
          return { batchItemFailures: [{ itemIdentifier: 'another' }] };
        }
        const [{ body: first = '' } = {}] = event.Records;
        if (Object.hasOwn(ANSWERS, first)) return ANSWERS[first];
        const bad = event.Records.filter(({ body }) => body === 'bad');
        if (event.Records.some(({ body }) => body === 'crash')) throw new Error('crash');
        return { batchItemFailures: bad.map((r) => ({ itemIdentifier: r.messageId })) };
      },
    };
  },
};

const toy = openToyWorld({
  queues: [
    { part: 'dead' },
    {
      part: 'work',
      visibilityTimeoutSeconds: 60,
      deadLetters: { queue: 'dead', maxReceiveCount: 2 },
      consumer: { function: 'reader', batchSize: 10 },
    },
  ],
  functions: [reader],
  buckets: ['archive'],
  topics: ['news'],
  secrets: { 'a/secret': '{"key":"value"}' },
});

beforeEach(() => {
  handled.length = 0;
});

test('a second world is refused while one is open', async () => {
  const description = { naming: NAMING, definition: '{}', functions: [] };

  await expect(openWorld(description)).rejects.toThrow('a world is open already');
});

test('a function is loaded with the address that a queue has here', () => {
  expect(loadedWith).toBe(toy.queueUrl('work'));
  expect(process.env).not.toHaveProperty('QUEUE_URL');
});

describe('a queue with a reader', () => {
  const sqs = new SQSClient();
  const send = (...bodies: readonly string[]) =>
    toy.session.run(async () => {
      for (const MessageBody of bodies)
        await sqs.send(new SendMessageCommand({ QueueUrl: toy.queueUrl('work'), MessageBody }));
    });

  test('hands over a batch, in the function’s own environment, and keeps nothing that was taken', async () => {
    await send('a', 'b');
    await toy.session.finish();

    expect(handled).toEqual([['hello', 'a', 'b']]);
    expect(await toy.world.standIns.messaging.sqs.bodies(NAMING.queueName('work'))).toEqual([]);
  });

  test('brings back only what was reported, when its visibility is over, until the dead letters take it', async () => {
    const startMs = toy.session.now();
    await send('good', 'bad');
    await toy.session.finish();

    expect(handled).toEqual([
      ['hello', 'good', 'bad'],
      ['hello', 'bad'],
    ]);
    expect(toy.session.now() - startMs).toBeGreaterThanOrEqual(120_000);
    expect(await toy.world.standIns.messaging.sqs.bodies(NAMING.queueName('dead'))).toEqual([
      'bad',
    ]);
  });

  test.each(['nothing', 'words'])('keeps nothing when a function answers %s', async (body) => {
    await send(body, 'fine');
    await toy.session.finish();

    expect(handled).toEqual([['hello', body, 'fine']]);
  });

  test.each(['no list', 'no ids'])('brings back a batch whose failures are %s', async (body) => {
    await send(body, 'fine');
    await toy.session.finish();

    expect(handled.flat().filter((taken) => taken === 'fine')).toHaveLength(2);
  });

  test.each([
    ['failed', 'crash'],
    ['reported a message that it was not given', 'unknown id'],
  ])('brings back the whole batch of a function that %s', async (_what, body) => {
    await send('fine', body);
    await toy.session.finish();

    expect(handled.slice(0, 1)).toEqual([['hello', 'fine', body]]);
    expect(handled.flat().filter((body) => body === 'fine')).toHaveLength(2);
  });
});

describe('the other services, through the SDK:', () => {
  test('SNS keeps what was published in the queue of its topic', async () => {
    await new SNSClient().send(
      new PublishCommand({ TopicArn: NAMING.topicArn('news'), Message: '{"n":1}' }),
    );
    const { Messages } = await new SQSClient().send(
      new ReceiveMessageCommand({ QueueUrl: toy.queueUrl('news-record') }),
    );

    expect(Messages?.map(({ Body }) => Body)).toEqual(['{"n":1}']);
  });

  test('S3 keeps objects', async () => {
    const s3 = new S3Client();
    const place = { Bucket: NAMING.bucketName('archive'), Key: 'a/b.json' };
    await s3.send(new PutObjectCommand({ ...place, Body: '{"kept":true}' }));

    const { Body } = await s3.send(new GetObjectCommand(place));
    expect(await Body?.transformToString()).toBe('{"kept":true}');
  });

  test('Secrets Manager gives the secrets of the description, and no other', async () => {
    const secrets = new SecretsManagerClient();
    const read = (SecretId: string) => secrets.send(new GetSecretValueCommand({ SecretId }));

    expect((await read('a/secret')).SecretString).toBe('{"key":"value"}');
    await expect(read('another')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('KMS opens what it sealed, under the same context only', async () => {
    const kms = new KMSClient();
    const EncryptionContext = { execution: '1', step: 'approve' };
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: 'alias/k', Plaintext: Buffer.from('token'), EncryptionContext }),
    );
    const open = (context: Record<string, string>) =>
      kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));

    const { Plaintext } = await open({ step: 'approve', execution: '1' });
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('token');
    await expect(open({ execution: '2' })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });
});
