import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../asl/json';
import { ServiceError, serviceOf } from '../../../local/services/aws-service';
import { makeEventBridge } from '../../../local/services/event-bridge';
import { serviceTasks } from '../../../local/tasks/service-tasks';
import { simulate } from '../../../simulator/simulate';

const refuse = (name: string) => () => {
  throw new ServiceError(name, 'no');
};
const echo = (input: JsonObject): JsonObject => input;
const events = makeEventBridge();
const services = {
  dynamodb: serviceOf('DynamoDB', {
    UpdateItem: refuse('ConditionalCheckFailedException'),
    TransactWriteItems: refuse('TransactionCanceledException'),
    GetItem: refuse('InternalServerError'),
    PutItem: refuse('ValidationException'),
  }),
  sqs: serviceOf('SQS', {
    SendMessage: ({ MessageBody = '' }) => ({ MessageId: 'random', Body: MessageBody }),
    PurgeQueue: refuse('QueueDoesNotExist'),
  }),
  s3: serviceOf('S3', {
    PutObject: echo,
    GetObject: () => {
      throw new RangeError('broken');
    },
  }),
  eventbridge: events,
};

/** Runs a machine of one Task. */
async function call(resource: string, Parameters: Json = {}) {
  const says: string[] = [];
  const runTask = serviceTasks({
    services,
    invoke: async (name, payload) => ({ name, payload }),
    tell: ({ stateName }, text) => says.push(`${stateName}: ${text}`),
  });
  const definition = {
    StartAt: 'Call',
    States: {
      Call: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Parameters, End: true },
    },
  };
  return { ...(await simulate(definition, { runTask })), says };
}

describe('a Task that calls a service', () => {
  test.each([
    ['dynamodb:updateItem', 'DynamoDB.ConditionalCheckFailedException'],
    ['aws-sdk:dynamodb:updateItem', 'DynamoDb.ConditionalCheckFailedException'],
    ['aws-sdk:dynamodb:transactWriteItems', 'DynamoDb.TransactionCanceledException'],
    ['dynamodb:getItem', 'DynamoDB.InternalServerErrorException'],
    ['dynamodb:putItem', 'DynamoDB.AmazonDynamoDBException'],
    ['aws-sdk:dynamodb:putItem', 'DynamoDb.DynamoDbException'],
    ['aws-sdk:sqs:purgeQueue', 'Sqs.QueueDoesNotExistException'],
  ])('%s fails as %s', async (resource, error) => {
    const result = await call(resource);

    expect(result).toMatchObject({ status: 'FAILED', error });
    expect(result.cause).toMatch(/^no \(Service: Dynamo.*|^no \(Service: Sqs, Status Code: 400/);
  });

  test('sends text where the service wants text, and has ids of the engine', async () => {
    const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/1/sfn-workflows-local-order-work';
    const { output, says } = await call('sqs:sendMessage', { QueueUrl, MessageBody: { a: 1 } });

    expect(output).toMatchObject({
      Body: '{"a":1}',
      MessageId: '00000000-0000-4000-8000-000000000001',
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: '00000000-0000-4000-8000-000000000001' },
    });
    expect(says).toEqual(['Call: SendMessage to work']);
  });

  test('through the SDK gets the service’s own answer', async () => {
    const { output, says } = await call('aws-sdk:s3:putObject', {
      Bucket: 'b',
      Key: 'k',
      Body: { a: 1 },
    });

    expect(output).toEqual({ Bucket: 'b', Key: 'k', Body: '{"a":1}' });
    expect(says).toEqual(['Call: PutObject b/k']);
  });

  test('puts events with their detail as text', async () => {
    await call('events:putEvents', { Entries: [{ Source: 's', Detail: { a: 1 } }] });

    expect(events.events).toEqual([{ Source: 's', Detail: '{"a":1}' }]);
  });

  test('hands over events as they are when their detail is text, or when they are no list', async () => {
    await call('events:putEvents', { Entries: [{ Source: 's', Detail: 'text' }, 'odd'] });
    const none = await call('events:putEvents', {});
    const odd = await call('events:putEvents', { Entries: 5 });

    expect(events.events.at(-1)).toEqual({ Source: 's', Detail: 'text' });
    for (const { cause } of [none, odd])
      expect(cause).toContain('Entries must be a list of 1 to 10');
  });

  test('invokes a function that is its Resource', async () => {
    const runTask = serviceTasks({
      services,
      invoke: async (name, payload) => ({ name, payload }),
      tell: () => undefined,
    });
    const Resource = 'arn:aws:lambda:eu-west-1:123456789012:function:work';
    const definition = { StartAt: 'Call', States: { Call: { Type: 'Task', Resource, End: true } } };

    const { output } = await simulate(definition, { runTask, input: { a: 1 } });

    expect(output).toEqual({ name: Resource, payload: { a: 1 } });
  });

  test('hands on what breaks in a stand-in under its own name', async () => {
    expect(await call('aws-sdk:s3:getObject')).toMatchObject({ error: 'RangeError' });
  });

  test('that no stand-in can serve says so', async () => {
    const { cause } = await call('mystery');

    expect(cause).toBe('Call: nothing stands in for arn:aws:states:::mystery');
  });

  test('invokes a function with its payload, and tells nothing: the function’s own effects do', async () => {
    const parameters = { FunctionName: 'arn:f', Payload: { a: 1 } };
    const { output, says } = await call('lambda:invoke', parameters);

    expect(output).toMatchObject({ Payload: { name: 'arn:f', payload: { a: 1 } } });
    expect(says).toEqual([]);
  });

  test('that nothing stands in for names the services that there are', async () => {
    const { cause } = await call('aws-sdk:textract:detectText');

    expect(cause).toBe(
      'nothing stands in for arn:aws:states:::aws-sdk:textract:detectText; allowed services: dynamodb, sqs, s3, eventbridge',
    );
  });
});
