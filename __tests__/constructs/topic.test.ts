import { describe, expect, test } from '@jest/globals';
import type { TerraformStack } from 'cdktf';
import { Topic, type TopicProps } from '../../constructs/topic';
import { naming } from '../support/environment-config';
import { statementOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, synthesize } from '../support/synth';
import { keyArnIn, keyIn } from '../support/test-key';

const names = naming();
const TOPIC_ARN = names.topicArn('alarms');

describe('Topic', () => {
  const topicIn = (stack: TerraformStack, props: Partial<TopicProps> = {}): Topic =>
    new Topic(stack, 'Alarms', { naming: names, part: 'alarms', ...props });
  const plain = synthesize((stack) => {
    topicIn(stack).subscribeEmail('OnCall', 'pager@example.com');
  });

  test('takes publications over TLS only', () => {
    expect(statementsOf(onlyResource(plain, 'aws_sns_topic_policy'))).toEqual([
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sns:Publish',
        Resource: TOPIC_ARN,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  test('mails the messages with the wanted attributes alone', () => {
    const json = synthesize((stack) => {
      topicIn(stack).subscribeEmail('OnCall', 'pager@example.com', { level: ['high'] });
    });

    expect(onlyResource(json, 'aws_sns_topic_subscription')).toMatchObject({
      endpoint: 'pager@example.com',
      filter_policy: '{"level":["high"]}',
    });
    expect(onlyResource(plain, 'aws_sns_topic_subscription')).not.toHaveProperty('filter_policy');
  });

  test('lets a service publish for this account only', () => {
    const json = synthesize(
      (stack) => void topicIn(stack, { publishers: ['cloudwatch.amazonaws.com'] }),
    );

    expect(statementOf(onlyResource(json, 'aws_sns_topic_policy'), 'ServicePublishes')).toEqual({
      Sid: 'ServicePublishes',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: TOPIC_ARN,
      Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
    });
  });

  test('is encrypted only under a key of ours: with the key of SNS an alarm would be lost', () => {
    const keyed = synthesize((stack) => void topicIn(stack, { key: keyIn(stack) }));

    expect(onlyResource(plain, 'aws_sns_topic')).not.toHaveProperty('kms_master_key_id');
    expect(onlyResource(keyed, 'aws_sns_topic')['kms_master_key_id']).toBe(keyArnIn(keyed));
  });

  test('mails what is published', () => {
    const topic = onlyPlaced(plain, 'aws_sns_topic');

    expect(onlyResource(plain, 'aws_sns_topic_subscription')).toMatchObject({
      topic_arn: `\${${topic.address}.arn}`,
      protocol: 'email',
      endpoint: 'pager@example.com',
    });
  });
});
