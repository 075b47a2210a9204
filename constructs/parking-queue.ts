import { Construct } from 'constructs';
import { Alarm } from './alarm';
import { SecureQueue, type SecureQueueProps } from './secure-queue';
import type { ServiceRole } from './service-role';

export interface ParkingQueueProps extends SecureQueueProps {
  readonly alarmTopicArn: string;
  /** For the person paged: what a message here means, and the runbook's page. */
  readonly description: string;
}

/** A queue whose every message waits for a person: the alarm goes off at the first one. */
export class ParkingQueue extends Construct {
  readonly queue: SecureQueue;

  constructor(scope: Construct, id: string, props: ParkingQueueProps) {
    super(scope, id);
    this.queue = new SecureQueue(this, 'Queue', props);
    new Alarm(this, 'NotEmpty', {
      naming: props.naming,
      part: props.part,
      topicArn: props.alarmTopicArn,
      metric: 'not-empty',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: props.naming.queueName(props.part) },
      statistic: 'Maximum',
      tolerated: 0,
      severity: 'critical',
      description: props.description,
    });
  }

  /** Lets a role put something before a person. */
  grantSend(role: ServiceRole): void {
    role.allow({
      sid: 'ParkMessages',
      actions: ['sqs:SendMessage'],
      resources: [this.queue.arn],
    });
  }
}
