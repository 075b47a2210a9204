import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import { Alarm, type AlarmRow } from './alarm';
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
   * How long a message may wait for its reader, and for the person paged what it means. Nothing else tells: an event
   * source mapping that is disabled or fails invokes nothing, and a function that is not invoked raises no alarm.
   */
  readonly oldest: Pick<AlarmRow, 'severity' | 'description'> & {
    readonly toleratedSeconds: number;
  };
}

/** A queue for a reader, with its dead-letter queue; alarms on a message that is too old, and on the first dead letter. */
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
    this.watchOldest(props);
  }

  /** Lets a role take messages off the queue. */
  grantConsume(role: ServiceRole): void {
    role.allow({
      sid: 'ConsumeQueue',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      resources: [this.queue.arn],
    });
  }

  private watchOldest({ naming, part, alarmTopicArn, oldest }: QueueProps): void {
    const { toleratedSeconds, ...row } = oldest;
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
      ...row,
    });
  }
}
