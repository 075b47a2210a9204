import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import { EncryptionKey } from '../constructs/encryption-key';
import type { HandlerCatalog } from '../constructs/handler-code';
import { Topic } from '../constructs/topic';
import { EnvironmentStack, type EnvironmentStackProps } from './environment-stack';

export interface WorkflowStackProps extends EnvironmentStackProps {
  readonly code: HandlerCatalog;
}

/** What the pieces of a workflow are made with. */
export interface WorkflowParts {
  readonly scope: Construct;
  readonly naming: Naming;
  readonly config: EnvironmentConfig;
  readonly code: HandlerCatalog;
  /** The workflow's own key; undefined where the environment does without. */
  readonly key: EncryptionKey | undefined;
  /** Every alarm of the workflow goes here. */
  readonly alarmTopicArn: string;
}

/** A stack for one workflow: its key, and the topic that its alarms go to. */
export abstract class WorkflowStack extends EnvironmentStack {
  protected readonly parts: WorkflowParts;

  constructor(scope: Construct, props: WorkflowStackProps) {
    super(scope, props);
    const { naming } = this;
    const { config, code } = props;
    const key = config.customerKey
      ? new EncryptionKey(this, 'Key', { naming, description: `Data of ${naming.name()}` })
      : undefined;
    const alarms = new Topic(this, 'Alarms', {
      naming,
      part: 'alarms',
      key,
      publishers: ['cloudwatch.amazonaws.com'],
    });
    alarms.subscribeEmail('OnCall', config.alarms.destinationEmail);
    this.parts = { scope: this, naming, config, code, key, alarmTopicArn: alarms.arn };
  }
}
