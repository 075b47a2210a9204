import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';

export interface TopicProps {
  readonly naming: Naming;
  readonly part: string;
  /**
   * @default no encryption at rest: the key that AWS manages for SNS would be worse, because CloudWatch may not
   * use it and alarms would be lost in silence
   */
  readonly key?: EncryptionKey | undefined;
  /** Services that may publish, for this account only. @default none; roles publish by their own policies */
  readonly publishers?: readonly string[];
}

/** A topic that takes only TLS, and publications of this account only. */
export class Topic extends Construct {
  /** Computed from the name, so that a definition that holds it is known at plan. */
  readonly arn: string;
  readonly resource: SnsTopic;

  constructor(scope: Construct, id: string, props: TopicProps) {
    super(scope, id);
    const { naming, part } = props;
    this.arn = naming.topicArn(part);
    this.resource = new SnsTopic(this, 'Topic', {
      name: naming.topicName(part),
      ...(props.key ? { kmsMasterKeyId: props.key.arn } : {}),
    });
    new SnsTopicPolicy(this, 'Policy', {
      arn: this.resource.arn,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'sns:Publish',
            Resource: this.arn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          ...(props.publishers ?? []).map((service) => ({
            Sid: 'ServicePublishes',
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sns:Publish',
            Resource: this.arn,
            Condition: { StringEquals: { 'aws:SourceAccount': naming.account } },
          })),
        ],
      }),
    });
  }

  /**
   * Mails what is published, once the address has confirmed.
   * @param attributes values of message attributes, all of which a message must have. @default every message
   */
  subscribeEmail(
    id: string,
    address: string,
    attributes?: Readonly<Record<string, readonly string[]>>,
  ): void {
    new SnsTopicSubscription(this, id, {
      topicArn: this.resource.arn,
      protocol: 'email',
      endpoint: address,
      ...(attributes ? { filterPolicy: JSON.stringify(attributes) } : {}),
    });
  }
}
