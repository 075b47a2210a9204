import { SqsQueue, type SqsQueueConfig } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';

/** The longest that SQS keeps a message: 14 days. */
const RETENTION_SECONDS = 1_209_600;

export interface SecureQueueProps {
  readonly naming: Naming;
  readonly part: string;
  /** @default SQS's own encryption */
  readonly key?: EncryptionKey | undefined;
  /**
   * An AWS service that may send, for one source of it only, for example a rule's ARN.
   * @default none; roles send by their own policies
   */
  readonly sender?: { readonly service: string; readonly sourceArn: string } | undefined;
  /** Everything else of the queue. */
  readonly settings?: Pick<
    SqsQueueConfig,
    'visibilityTimeoutSeconds' | 'redrivePolicy' | 'redriveAllowPolicy' | 'dependsOn'
  >;
}

/** A queue that takes only TLS, is encrypted and keeps messages for 14 days. Use `Queue` or `ParkingQueue`. */
export class SecureQueue extends Construct {
  readonly name: string;
  /** Computed from the name, so that a definition that holds it is known at plan. */
  readonly arn: string;
  readonly url: string;
  readonly resource: SqsQueue;

  constructor(scope: Construct, id: string, props: SecureQueueProps) {
    super(scope, id);
    this.name = props.naming.queueName(props.part);
    this.arn = props.naming.queueArn(props.part);
    this.url = props.naming.queueUrl(props.part);
    this.resource = new SqsQueue(this, 'Queue', {
      name: this.name,
      messageRetentionSeconds: RETENTION_SECONDS,
      ...props.settings,
      ...(props.key ? { kmsMasterKeyId: props.key.arn } : { sqsManagedSseEnabled: true }),
    });
    new SqsQueuePolicy(this, 'Policy', {
      queueUrl: this.resource.url,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            // SQS takes no more than seven actions in a statement, and the star of a Deny gives nothing. Source:
            // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
            Action: 'sqs:*',
            Resource: this.arn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          ...(props.sender
            ? [
                {
                  Sid: 'ServiceSends',
                  Effect: 'Allow',
                  Principal: { Service: props.sender.service },
                  Action: 'sqs:SendMessage',
                  Resource: this.arn,
                  Condition: { ArnEquals: { 'aws:SourceArn': props.sender.sourceArn } },
                },
              ]
            : []),
        ],
      }),
    });
  }
}
