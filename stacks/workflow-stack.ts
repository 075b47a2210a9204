import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import { HOST_WORKFLOW } from '../config/project';
import { Dashboard } from '../constructs/dashboard';
import { EncryptionKey } from '../constructs/encryption-key';
import type { HandlerCatalog } from '../constructs/handler-code';
import { Topic } from '../constructs/topic';
import { trailArn } from '../constructs/trail';
import { workflowRows } from '../constructs/workflow-rows';
import { EnvironmentStack, type EnvironmentStackProps } from './environment-stack';
import { addEnvironmentWide } from './environment-wide';

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

/** A stack for one workflow: its key, the topic that its alarms go to, and its dashboard. */
export abstract class WorkflowStack extends EnvironmentStack {
  protected readonly parts: WorkflowParts;

  constructor(scope: Construct, props: WorkflowStackProps) {
    super(scope, props);
    const { naming } = this;
    const { config, code } = props;
    const isHost = props.workflow === HOST_WORKFLOW;
    const key = config.customerKey
      ? new EncryptionKey(this, 'Key', {
          naming,
          description: `Data of ${naming.name()}`,
          trailArn: isHost && config.trail ? trailArn(naming.of(undefined)) : undefined,
        })
      : undefined;
    const alarms = new Topic(this, 'Alarms', {
      naming,
      part: 'alarms',
      key,
      publishers: ['cloudwatch.amazonaws.com'],
    });
    alarms.subscribeEmail('OnCall', config.owners[props.workflow].onCallEmail);
    this.parts = { scope: this, naming, config, code, key, alarmTopicArn: alarms.arn };
    new Dashboard(this, 'Dashboard', { naming, rows: () => workflowRows(naming, this) });
    if (isHost) addEnvironmentWide(this.parts);
  }
}
