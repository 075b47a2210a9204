import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Session } from '../../../local/world/session';
import { openWorld, type World } from '../../../local/world/world';
import { ASK_MACHINE, NAMING } from './toy';

jest.setTimeout(30_000);

/** What the reader answers to a batch that begins with such a message; it takes any other. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'no list': { batchItemFailures: 'all' },
  'no ids': { batchItemFailures: ['first'] },
  nothing: undefined,
  words: 'done',
};
const handled: unknown[] = [];
let loadedWith: string | undefined;
let world: World;
let session: Session;

beforeAll(async () => {
  world = await openWorld({
    naming: NAMING,
    definition: JSON.stringify(ASK_MACHINE),
    buckets: ['archive'],
    queues: [
      { part: 'dead' },
      {
        part: 'work',
        visibilityTimeoutSeconds: 60,
        deadLetters: { queue: 'dead', maxReceiveCount: 2 },
        consumer: { function: 'reader', batchSize: 10 },
      },
      { part: 'asked' },
    ],
    topics: ['news'],
    secrets: { 'a/secret': '{"key":"value"}' },
    functions: [
      {
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
      },
    ],
  });
  await world.loadFunctions();
});
beforeEach(() => {
  handled.length = 0;
  session = world.begin({});
});
afterAll(() => world.close());

/** The SDK asks the host of a queue's URL; functions get such URLs in their variables. */
const localUrl = (part: string) =>
  `${world.standIns.url}/${NAMING.account}/${NAMING.queueName(part)}`;

/** Something done from outside of the engine. */
const outside = <T>(work: () => Promise<T>): Promise<T> => session.run(work);

describe('Step Functions, through the SDK,', () => {
  const sfn = new SFNClient({ maxAttempts: 1 });
  const stateMachineArn = NAMING.stateMachineAliasArn;
  const start = (name: string, input = '{}') =>
    sfn.send(new StartExecutionCommand({ stateMachineArn, name, input }));
  const named = (name: string) => ({ name });
  /** The token that the machine has sent to its queue. */
  const token = async (): Promise<string> => {
    await session.engine.runUntil(() => session.effects.length > 0);
    const [body = ''] = await world.standIns.messaging.sqs.bodies(NAMING.queueName('asked'));
    await world.standIns.messaging.sqs.call('PurgeQueue', { QueueUrl: NAMING.queueUrl('asked') });
    return body;
  };

  test('starts an execution once: running again is the same, another input or a closed one is refused', async () => {
    const first = await start('one');
    const again = await start('one');

    expect(again).toMatchObject({ executionArn: first.executionArn, startDate: first.startDate });
    expect(first.executionArn).toBe(`${NAMING.executionArnPrefix}:one`);
    await expect(start('one', '{"other":1}')).rejects.toMatchObject(
      named('ExecutionAlreadyExists'),
    );
    await session.finish();
    await expect(start('one')).rejects.toMatchObject(named('ExecutionAlreadyExists'));
    await token();
  });

  test.each([
    ['InvalidName', { stateMachineArn, name: 'a b' }],
    ['InvalidExecutionInput', { stateMachineArn, name: 'a', input: '{' }],
    [
      'InvalidExecutionInput',
      { stateMachineArn, name: 'a', input: JSON.stringify('x'.repeat(300_000)) },
    ],
    [
      'StateMachineDoesNotExist',
      { stateMachineArn: `${stateMachineArn}x`.replace('order', 'no'), name: 'a' },
    ],
  ])('refuses a start as %s', async (name, input) => {
    await expect(sfn.send(new StartExecutionCommand(input))).rejects.toMatchObject(named(name));
  });

  test('takes an answer to a token once, and tells how the execution ended', async () => {
    const { executionArn } = await start('answered', '{"a": 1}');
    const taskToken = await token();
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"yes":true}' }));
    await session.finish();

    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      input: '{"a": 1}',
      output: '{"yes":true}',
      redriveStatus: 'NOT_REDRIVABLE',
      startDate: new Date('2026-01-01T00:00:00Z'),
    });
    await expect(
      sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' })),
    ).rejects.toMatchObject(named('TaskTimedOut'));
    await expect(sfn.send(new SendTaskFailureCommand({ taskToken: 'AQCX' }))).rejects.toMatchObject(
      named('InvalidToken'),
    );
  });

  test('stops an execution, and redrives it once a client token', async () => {
    const { executionArn } = await start('stopped');
    await token();
    await sfn.send(new StopExecutionCommand({ executionArn, error: 'Enough' }));
    const stopped = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    await sfn.send(new RedriveExecutionCommand({ executionArn, clientToken: 'a' }));
    await sfn.send(new RedriveExecutionCommand({ executionArn, clientToken: 'a' }));
    const redriven = await sfn.send(new DescribeExecutionCommand({ executionArn }));

    expect(stopped).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      redriveStatus: 'REDRIVABLE',
    });
    expect(redriven).toMatchObject({ status: 'RUNNING', redriveCount: 1 });
    await expect(sfn.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject(
      named('ExecutionNotRedrivable'),
    );
    session.effects.length = 0;
    await token();
    await session.finish();
  });

  test('tells a history in pages, and the executions of a machine', async () => {
    const { executionArn } = await start('told');
    await token();
    await session.finish();
    const get = (nextToken?: string) =>
      sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 3, nextToken }));

    const first = await get();
    const second = await get(first.nextToken);
    const [last] =
      (await sfn.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true })))
        .events ?? [];
    const list = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'FAILED' }),
    );

    expect(first.events?.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(second.events?.[0]?.id).toBe(4);
    expect(last).toMatchObject({ type: 'ExecutionFailed', timestamp: expect.any(Date) });
    expect(list.executions?.map(({ name }) => name)).toEqual(['told']);
  });

  test('names an execution that is started without a name, and gives it {}', async () => {
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));

    expect(described).toMatchObject({
      input: '{}',
      name: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await token();
    await session.finish();
  });

  test('takes the machine by its bare name, as the engine does', async () => {
    const bare = NAMING.stateMachineName;

    const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn: bare }));

    expect(executions).toEqual([]);
  });

  test('does not know an execution of another session', async () => {
    await expect(
      sfn.send(new DescribeExecutionCommand({ executionArn: `${NAMING.executionArnPrefix}:told` })),
    ).rejects.toMatchObject(named('ExecutionDoesNotExist'));
  });
});

test('a second world is refused while one is open', async () => {
  const description = { naming: NAMING, definition: '{}', functions: [] };

  await expect(openWorld(description)).rejects.toThrow('a world is open already');
});

test('a function is loaded with the address that a queue has here', () => {
  expect(loadedWith).toBe(localUrl('work'));
  expect(process.env).not.toHaveProperty('QUEUE_URL');
});

describe('a queue with a reader', () => {
  const sqs = new SQSClient();
  const send = (...bodies: readonly string[]) =>
    outside(async () => {
      for (const MessageBody of bodies)
        await sqs.send(new SendMessageCommand({ QueueUrl: localUrl('work'), MessageBody }));
    });

  test('hands over a batch, in the function’s own environment, and keeps nothing that was taken', async () => {
    await send('a', 'b');
    await session.finish();

    expect(handled).toEqual([['hello', 'a', 'b']]);
    expect(await world.standIns.messaging.sqs.bodies(NAMING.queueName('work'))).toEqual([]);
  });

  test('brings back only what was reported, when its visibility is over, until the dead letters take it', async () => {
    const startMs = session.now();
    await send('good', 'bad');
    await session.finish();

    expect(handled).toEqual([
      ['hello', 'good', 'bad'],
      ['hello', 'bad'],
    ]);
    expect(session.now() - startMs).toBeGreaterThanOrEqual(120_000);
    expect(await world.standIns.messaging.sqs.bodies(NAMING.queueName('dead'))).toEqual(['bad']);
  });

  test.each(['nothing', 'words'])('keeps nothing when a function answers %s', async (body) => {
    await send(body, 'fine');
    await session.finish();

    expect(handled).toEqual([['hello', body, 'fine']]);
  });

  test.each(['no list', 'no ids'])('brings back a batch whose failures are %s', async (body) => {
    await send(body, 'fine');
    await session.finish();

    expect(handled.flat().filter((taken) => taken === 'fine')).toHaveLength(2);
  });

  test.each([
    ['failed', 'crash'],
    ['reported a message that it was not given', 'unknown id'],
  ])('brings back the whole batch of a function that %s', async (_what, body) => {
    await send('fine', body);
    await session.finish();

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
      new ReceiveMessageCommand({ QueueUrl: localUrl('news-record') }),
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
