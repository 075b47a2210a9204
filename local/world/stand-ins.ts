import { answerJson } from '../services/aws-json';
import type { AwsService } from '../services/aws-service';
import { type DynamoDb, openDynamoDb } from '../services/dynamodb';
import { type EventBridge, makeEventBridge } from '../services/event-bridge';
import { makeKms } from '../services/kms';
import { listen } from '../services/loopback-server';
import { type Messaging, openMessaging } from '../services/messaging';
import { makeSecretsManager } from '../services/secrets-manager';
import type { WatchedAttribute } from '../services/table-trail';
import type { ServiceEntry, WorldDescription } from './description';
import type { Session } from './session';
import { makeStepFunctions } from './step-functions';
import type { UndoStack } from './undo-stack';

/** Every service of a world, behind one address. */
export interface StandIns {
  /** Where all of them are reached. */
  readonly url: string;
  /** By the name in a Task's Resource. */
  readonly byResource: Readonly<Record<string, AwsService>>;
  readonly dynamodb: DynamoDb;
  readonly messaging: Messaging;
  readonly events: EventBridge;
}

/** Starts them, with the tables, queues, topics and buckets of a description, and has `undo` close them. */
export async function openStandIns(
  description: WorldDescription,
  session: () => Session,
  undo: UndoStack,
): Promise<StandIns> {
  const { naming } = description;
  const messaging = await openMessaging(naming.region);
  undo.push(() => messaging.close());
  const dynamodb = openDynamoDb(watchedIn(description));
  undo.push(() => dynamodb.close());
  const events = makeEventBridge();
  const secrets = makeSecretsManager(description.secrets ?? {});
  const entries: readonly ServiceEntry[] = [
    { target: 'DynamoDB_20120810', resource: 'dynamodb', service: dynamodb },
    { target: 'AmazonSQS', resource: 'sqs', service: messaging.sqs },
    { target: 'SNS', resource: 'sns', service: messaging.sns },
    { target: 'S3', resource: 's3', service: messaging.s3 },
    { target: 'AWSEvents', resource: 'eventbridge', service: events },
    { target: 'TrentService', resource: 'kms', service: makeKms() },
    { target: 'AWSStepFunctions', resource: 'sfn', service: makeStepFunctions(session) },
    { target: 'secretsmanager', resource: 'secretsmanager', service: secrets },
    ...(description.services ?? []),
  ];
  const byTarget = Object.fromEntries(entries.map(({ target, service }) => [target, service]));
  const server = await listen(
    'aws',
    (request) => answerJson(byTarget, request) ?? messaging.answer(request),
  );
  undo.push(() => server.close());
  await createResources(description, dynamodb, messaging);
  return {
    url: server.url,
    byResource: Object.fromEntries(entries.map(({ resource, service }) => [resource, service])),
    dynamodb,
    messaging,
    events,
  };
}

/** Part of the queue that holds what was published to a topic. */
export function recordOf(topic: string): string {
  return `${topic}-record`;
}

function watchedIn({ naming, tables = [] }: WorldDescription): readonly WatchedAttribute[] {
  return tables.flatMap(({ part, partitionKey, sortKey, watch }) =>
    watch === undefined
      ? []
      : [
          {
            tableName: naming.tableName(part),
            keys: [partitionKey, ...(sortKey === undefined ? [] : [sortKey])],
            attribute: watch,
          },
        ],
  );
}

async function createResources(
  { naming, tables = [], queues = [], topics = [], buckets = [] }: WorldDescription,
  dynamodb: DynamoDb,
  { sqs, sns, s3 }: Messaging,
): Promise<void> {
  for (const { part, ...table } of tables) {
    await dynamodb.createTable({ ...table, name: naming.tableName(part) });
  }
  for (const { part, visibilityTimeoutSeconds = 30, deadLetters } of queues) {
    await sqs.createQueue(naming.queueName(part), {
      VisibilityTimeout: String(visibilityTimeoutSeconds),
      ...(deadLetters && {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: naming.queueArn(deadLetters.queue),
          maxReceiveCount: deadLetters.maxReceiveCount,
        }),
      }),
    });
  }
  for (const topic of topics) {
    await sns.createTopic(naming.topicName(topic));
    await sqs.createQueue(naming.queueName(recordOf(topic)), {});
    await sns.subscribe(naming.topicArn(topic), naming.queueArn(recordOf(topic)));
  }
  for (const bucket of buckets) {
    await s3.call('CreateBucket', { Bucket: naming.bucketName(bucket) });
  }
}
