import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { makeAttentionQueue } from '../../../lambdas/recovery/attention-queue';
import { errorNamed } from '../../../lambdas/shared/errors';

const QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111111111111/attention';
const execution = {
  executionArn: 'arn:aws:states:eu-west-1:111111111111:execution:machine:order-1',
  status: 'TIMED_OUT',
  error: 'States.Timeout',
  redriveCount: 3,
  reason: 'redriven 3 times',
};

test('an execution that nobody brings back is put before a person, with the reason', async () => {
  const sqs = mockClient(SQSClient);
  sqs.on(SendMessageCommand).resolves({});

  await makeAttentionQueue(new SQSClient({}), QUEUE_URL).put(execution);

  const [call] = sqs.commandCalls(SendMessageCommand);
  expect(call?.args[0].input.QueueUrl).toBe(QUEUE_URL);
  expect(JSON.parse(call?.args[0].input.MessageBody ?? '')).toEqual(execution);
});

test('one that the queue does not take is an error, so that the event comes again', async () => {
  mockClient(SQSClient).on(SendMessageCommand).rejects(errorNamed('QueueDoesNotExist', 'no'));

  await expect(
    makeAttentionQueue(new SQSClient({}), QUEUE_URL).put(execution),
  ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});
