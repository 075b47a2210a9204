import type { ExpectedWorkflow } from '../support/expected/expected-workflow';
import { deadLetters, queueParts, readQueueParts } from '../support/expected/part-names';
import type { StackBook } from './stack-book';
import { type Assertion, jsonEquals, sameSet } from './test-file';

const TLS_ONLY = {
  Sid: 'TlsOnly',
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

/** Queues: which there are, their dead letters, who may send, TLS and encryption. */
export function queueAssertions(
  book: StackBook,
  expected: ExpectedWorkflow,
  names: readonly string[],
): Assertion[] {
  const { naming, config } = expected;
  const queues = book.all('aws_sqs_queue', names.length);
  if (names.length === 0) return [];
  const policies = book
    .all('aws_sqs_queue_policy', names.length)
    .map((policy) => `${policy}.policy`);
  return [
    {
      topic: 'queues are the expected ones',
      condition: sameSet(
        queues.map((queue) => `${queue}.name`),
        names,
      ),
      expectation: `queues ${names.join(', ') || 'none'}`,
    },
    ...queueParts(expected).map((part) => ({
      topic: 'queues take TLS only, and only from the rules that they serve',
      condition: oneOf(policies, queuePolicy(expected, part)),
      expectation: `a queue policy denies ${part} to whoever comes without TLS, and allows its rule alone`,
    })),
    ...readQueueParts(expected).map((part) => ({
      topic: 'queues that are read have dead letters',
      condition: oneOf(
        queues.map((queue) => `${queue}.redrive_policy`),
        {
          deadLetterTargetArn: naming.queueArn(deadLetters(part)),
          maxReceiveCount: config.queues.maxReceiveCount,
        },
      ),
      expectation: `${part} moves a message to ${deadLetters(part)} after ${config.queues.maxReceiveCount} receives`,
    })),
    ...queues.map((queue) => ({
      topic: 'queues are encrypted',
      condition: config.customerKey
        ? `startswith(${queue}.kms_master_key_id, "arn:aws:kms:")`
        : `${queue}.sqs_managed_sse_enabled`,
      expectation: `${queue} is encrypted with ${config.customerKey ? 'our' : 'SQS’s'} key`,
    })),
  ];
}

function queuePolicy({ naming, queues }: ExpectedWorkflow, part: string): object {
  const Resource = naming.queueArn(part);
  const rule = queues[part]?.sendingRule;
  const send = {
    Sid: 'ServiceSends',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource,
    Condition: { ArnEquals: { 'aws:SourceArn': rule && naming.ruleArn(rule) } },
  };
  return {
    Version: '2012-10-17',
    Statement: [{ ...TLS_ONLY, Action: 'sqs:*', Resource }, ...(rule === undefined ? [] : [send])],
  };
}

/** Topics: who may publish, and TLS. */
export function topicAssertions(book: StackBook, expected: ExpectedWorkflow): Assertion[] {
  const { naming, config, topics } = expected;
  const policies = book
    .all('aws_sns_topic_policy', Object.keys(topics).length)
    .map((policy) => `${policy}.policy`);
  return Object.entries(topics).map(([part, publishers]) => ({
    topic: 'topics take TLS only, and only the services that they serve',
    condition: oneOf(policies, {
      Version: '2012-10-17',
      Statement: [
        { ...TLS_ONLY, Action: 'sns:Publish', Resource: naming.topicArn(part) },
        ...publishers.map((service) => ({
          Sid: 'ServicePublishes',
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sns:Publish',
          Resource: naming.topicArn(part),
          Condition: { StringEquals: { 'aws:SourceAccount': config.account } },
        })),
      ],
    }),
    expectation: `the policy of ${part} denies without TLS and allows ${publishers.join(', ') || 'no service'}`,
  }));
}

/** Terraform expression: one of the JSON texts holds exactly the value; a text that is null holds nothing. */
function oneOf(expressions: readonly string[], value: object): string {
  const equal = expressions.map((text) => `try(${jsonEquals(text, value)}, false)`);
  return `anytrue([${equal.join(', ')}])`;
}
