import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import type { EncryptionKey } from './encryption-key';

export interface LogGroupProps {
  readonly name: string;
  readonly retentionDays: number;
  /** @default CloudWatch's own encryption */
  readonly key?: EncryptionKey | undefined;
}

/** A log group that is there before what writes to it, so that retention and key hold from the first line. */
export class LogGroup extends Construct {
  readonly resource: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    this.resource = new CloudwatchLogGroup(this, 'LogGroup', {
      name: props.name,
      retentionInDays: props.retentionDays,
      ...(props.key ? { kmsKeyId: props.key.arn } : {}),
    });
  }
}
