import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import { Alarm } from './alarm';
import type { EncryptionKey } from './encryption-key';
import { ParkingQueue } from './parking-queue';
import { SecureQueue } from './secure-queue';
import type { ServiceRole } from './service-role';

export interface QueueProps {
  readonly naming: Naming;
  readonly part: string;
  /** Seconds that a received message stays hidden; at least six times its reader's timeout. */
  readonly visibilityTimeoutSeconds: number;
  /** Receives after which a message goes to the dead-letter queue. */
  readonly maxReceiveCount: number;
  /** @default SQS's own encryption */
  readonly key?: EncryptionKey | undefined;
  /** Gets the alarm of the dead-letter queue. */
  readonly alarmTopicArn: string;
  /** For the person paged: what a message in the dead-letter queue means. */
  readonly deadLetterDescription: string;
  /**
   * How long a message may wait for a reader that nothing else watches, and for the person paged what it means.
   * @default no alarm: a function's own alarms tell that it does not read
   */
  readonly oldest?: { readonly toleratedSeconds: number; readonly description: string };
}

/** A queue for a reader, with its dead-letter queue and the alarm on that; a reader of another system's may be watched. */
export class Queue extends Construct {
  readonly queue: SecureQueue;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    const { naming, part, key } = props;
    const deadLetterPart = `${part}-dead-letters`;
    const deadLetters = new ParkingQueue(this, 'DeadLetters', {
      naming,
      part: deadLetterPart,
      key,
      alarmTopicArn: props.alarmTopicArn,
      description: props.deadLetterDescription,
      settings: {
        redriveAllowPolicy: JSON.stringify({
          redrivePermission: 'byQueue',
          sourceQueueArns: [naming.queueArn(part)],
        }),
      },
    });
    this.queue = new SecureQueue(this, 'Queue', {
      naming,
      part,
      key,
      settings: {
        visibilityTimeoutSeconds: props.visibilityTimeoutSeconds,
        redrivePolicy: JSON.stringify({
          deadLetterTargetArn: deadLetters.queue.arn,
          maxReceiveCount: props.maxReceiveCount,
        }),
        dependsOn: [deadLetters.queue.resource],
      },
    });
    if (props.oldest) this.watchOldest(props, props.oldest);
  }

  /** Lets a role take messages off the queue. */
  grantConsume(role: ServiceRole): void {
    role.allow({
      sid: 'ConsumeQueue',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      resources: [this.queue.arn],
    });
  }

  private watchOldest(
    { naming, part, alarmTopicArn }: QueueProps,
    { toleratedSeconds, description }: NonNullable<QueueProps['oldest']>,
  ): void {
    new Alarm(this, 'TooOld', {
      naming,
      part,
      topicArn: alarmTopicArn,
      metric: 'too-old',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: this.queue.name },
      statistic: 'Maximum',
      tolerated: toleratedSeconds,
      severity: 'warning',
      description,
    });
  }
}
