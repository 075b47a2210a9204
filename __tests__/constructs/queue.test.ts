import { describe, expect, test } from '@jest/globals';
import type { TerraformStack } from 'cdktf';
import { ParkingQueue } from '../../constructs/parking-queue';
import { Queue, type QueueProps } from '../../constructs/queue';
import { ServiceRole } from '../../constructs/service-role';
import { naming } from '../support/environment-config';
import { statementOf, statementsOf } from '../support/policy-document';
import {
  onlyPlaced,
  onlyResource,
  type ResourceJson,
  resources,
  type StackJson,
  synthesize,
} from '../support/synth';
import { keyArnIn, keyIn } from '../support/test-key';

const names = naming();
const ALARMS_ARN = names.topicArn('alarms');
const QUEUE_ARN = 'arn:aws:sqs:eu-north-1:999999999999:sfn-workflows-test-order-shipping';
const DEAD_LETTERS_ARN = `${QUEUE_ARN}-dead-letters`;

describe('Queue', () => {
  const queueIn = (stack: TerraformStack, changes: Partial<QueueProps> = {}): Queue =>
    new Queue(stack, 'Shipping', {
      naming: names,
      part: 'shipping',
      visibilityTimeoutSeconds: 60,
      maxReceiveCount: 4,
      alarmTopicArn: ALARMS_ARN,
      deadLetterDescription: 'a parcel was lost; see docs/runbooks/order-shipping.md',
      oldest: {
        toleratedSeconds: 3600,
        severity: 'critical',
        description: 'parcels wait; see docs/runbooks/order-shipping.md#too-old',
      },
      ...changes,
    });
  const plain = synthesize((stack) => void queueIn(stack));
  const keyed = synthesize((stack) => void queueIn(stack, { key: keyIn(stack) }));
  const named = (part: string) => (body: ResourceJson) => body['name'] === names.queueName(part);
  const main = (json: StackJson) => onlyResource(json, 'aws_sqs_queue', named('shipping'));
  const dead = (json: StackJson) =>
    onlyPlaced(json, 'aws_sqs_queue', named('shipping-dead-letters'));

  test('hides a message while its reader works, and keeps it for 14 days', () => {
    expect(main(plain)).toMatchObject({
      visibility_timeout_seconds: 60,
      message_retention_seconds: 1_209_600,
    });
  });

  test('hands a message that fails too often to its dead-letter queue, which is there first', () => {
    expect(JSON.parse(String(main(plain)['redrive_policy']))).toEqual({
      deadLetterTargetArn: DEAD_LETTERS_ARN,
      maxReceiveCount: 4,
    });
    expect(main(plain)['depends_on']).toEqual([dead(plain).address]);
  });

  test('lets no other queue use its dead-letter queue', () => {
    expect(JSON.parse(String(dead(plain).body['redrive_allow_policy']))).toEqual({
      redrivePermission: 'byQueue',
      sourceQueueArns: [QUEUE_ARN],
    });
  });

  const alarm = (metricName: string) =>
    onlyResource(
      plain,
      'aws_cloudwatch_metric_alarm',
      (body) => body['metric_name'] === metricName,
    );

  test('alarms at the first dead letter', () => {
    expect(alarm('ApproximateNumberOfMessagesVisible')).toMatchObject({
      alarm_name: 'sfn-workflows-test-order-shipping-dead-letters-not-empty-critical',
      alarm_description: 'a parcel was lost; see docs/runbooks/order-shipping.md',
      dimensions: { QueueName: 'sfn-workflows-test-order-shipping-dead-letters' },
      threshold: 0,
    });
  });

  test('alarms when a message waits too long for its reader, whose own alarms are silent then', () => {
    expect(alarm('ApproximateAgeOfOldestMessage')).toMatchObject({
      alarm_name: 'sfn-workflows-test-order-shipping-too-old-critical',
      dimensions: { QueueName: 'sfn-workflows-test-order-shipping' },
      statistic: 'Maximum',
      threshold: 3600,
      treat_missing_data: 'notBreaching',
      alarm_description: 'parcels wait; see docs/runbooks/order-shipping.md#too-old',
    });
  });

  test('is encrypted by SQS, or under the key it is given', () => {
    for (const { body } of resources(plain, 'aws_sqs_queue')) {
      expect(body['sqs_managed_sse_enabled']).toBe(true);
      expect(body).not.toHaveProperty('kms_master_key_id');
    }
    const underKey = resources(keyed, 'aws_sqs_queue');
    expect(underKey).toHaveLength(2);
    for (const { body } of underKey) {
      expect(body['kms_master_key_id']).toBe(keyArnIn(keyed));
      expect(body).not.toHaveProperty('sqs_managed_sse_enabled');
    }
  });

  test('takes and gives messages over TLS only, as does its dead-letter queue', () => {
    const denied = resources(plain, 'aws_sqs_queue_policy').map(({ body }) =>
      statementOf(body, 'TlsOnly'),
    );

    expect(denied).toEqual(
      expect.arrayContaining(
        [QUEUE_ARN, DEAD_LETTERS_ARN].map((arn) => ({
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'sqs:*',
          Resource: arn,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        })),
      ),
    );
    expect(denied).toHaveLength(2);
  });

  test('knows its ARN and URL before the deploy', () => {
    synthesize((stack) => {
      const { queue } = queueIn(stack);
      expect(queue.arn).toBe(QUEUE_ARN);
      expect(queue.url).toBe(
        'https://sqs.eu-north-1.amazonaws.com/999999999999/sfn-workflows-test-order-shipping',
      );
    });
  });

  test('lets a reader take messages off it, and nothing else', () => {
    const json = synthesize((stack) => {
      const role = new ServiceRole(stack, 'Reader', {
        name: 'reader',
        service: 'lambda.amazonaws.com',
        description: 'reads',
      });
      queueIn(stack).grantConsume(role);
    });

    expect(statementsOf(onlyResource(json, 'aws_iam_role_policy'))).toEqual([
      {
        Sid: 'ConsumeQueue',
        Effect: 'Allow',
        Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        Resource: [QUEUE_ARN],
      },
    ]);
  });
});

describe('ParkingQueue', () => {
  const json = synthesize((stack) => {
    new ParkingQueue(stack, 'Attention', {
      naming: names,
      part: 'attention',
      alarmTopicArn: ALARMS_ARN,
      description: 'somebody has to look; see docs/runbooks/order-attention.md',
    });
  });

  test('is a queue that nobody reads: no redrive', () => {
    const queue = onlyResource(json, 'aws_sqs_queue');

    expect(queue['name']).toBe('sfn-workflows-test-order-attention');
    expect(queue).not.toHaveProperty('redrive_policy');
  });

  test('wakes somebody at the first message, and says when it is empty again', () => {
    expect(onlyResource(json, 'aws_cloudwatch_metric_alarm')).toMatchObject({
      alarm_name: 'sfn-workflows-test-order-attention-not-empty-critical',
      alarm_description: 'somebody has to look; see docs/runbooks/order-attention.md',
      namespace: 'AWS/SQS',
      metric_name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'sfn-workflows-test-order-attention' },
      statistic: 'Maximum',
      period: 300,
      evaluation_periods: 1,
      datapoints_to_alarm: 1,
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      treat_missing_data: 'notBreaching',
      alarm_actions: [ALARMS_ARN],
      ok_actions: [ALARMS_ARN],
    });
  });
});
