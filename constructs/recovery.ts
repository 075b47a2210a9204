import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import type { HandlerCatalog } from './handler-code';
import { NodeFunction } from './node-function';
import { parkFailures } from './parked-failures';
import type { ParkingQueue } from './parking-queue';
import { Reconciliation } from './reconciliation';
import type { Workflow } from './workflow';

const PART = 'recovery';

/** Hours that EventBridge goes on trying to hand over an event; an execution may be redriven for 14 days. */
const RETRY_HOURS = 6;
const SECONDS_PER_HOUR = 3600;

/** The most that EventBridge takes; the hours end first. Of limits that are left out the provider sends 0: no retry. */
const DELIVERY_RETRIES = 185;

/** Who puts the events that cannot be delivered into the attention queue. */
export const recoverySender = (naming: Naming) => ({
  service: 'events.amazonaws.com',
  sourceArn: naming.ruleArn(PART),
});

export interface RecoveryProps {
  readonly naming: Naming;
  readonly workflow: Workflow;
  /** Gets what cannot be recovered, and events that could not be delivered; made with `recoverySender`. */
  readonly attention: ParkingQueue;
  readonly code: HandlerCatalog;
  readonly config: EnvironmentConfig;
  readonly key?: EncryptionKey | undefined;
  readonly alarmTopicArn: string;
}

/**
 * Brings back executions that ended in the middle of their work: whoever is stopped, runs out of time or fails with
 * an error that no Catch takes has compensated nothing. A rule hears of the end, a function redrives the execution
 * (`lambdas/recovery/`), and what it cannot bring back waits in the attention queue. EventBridge delivers these events at
 * its best effort: what it loses is found by the hour (`reconciliation.ts`).
 * Source: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-states.html
 *
 * For Standard machines: an Express execution has no redrive. The machine is made with `recovered`, so that its alarms
 * do not deny what is done here.
 */
export class Recovery extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RecoveryProps,
  ) {
    super(scope, id);
    const { workflow, attention } = props;
    if (workflow.type !== 'STANDARD') {
      throw new Error(`${this.node.path}: the machine is ${workflow.type}; allowed: STANDARD`);
    }
    if (!workflow.recovered) {
      throw new Error(`${this.node.path}: the machine has 'recovered' false; allowed: true`);
    }
    const fn = new NodeFunction(this, 'Function', {
      ...props,
      part: PART,
      handler: 'recovery/recover-execution',
      description: 'Redrives executions that ended in the middle of their work',
      environment: { ATTENTION_QUEUE_URL: attention.queue.url },
    });
    workflow.grantRedrive(fn.role);
    parkFailures(this, fn, attention);
    this.listen(fn);
    new Reconciliation(this, 'Reconciliation', props);
  }

  private listen(fn: NodeFunction): void {
    const { naming, workflow, attention } = this.props;
    const rule = new CloudwatchEventRule(this, 'Rule', {
      name: naming.ruleName(PART),
      description: `Executions of ${naming.stateMachineName} that did not succeed`,
      eventPattern: JSON.stringify({
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [workflow.arn], status: ['ABORTED', 'FAILED', 'TIMED_OUT'] },
      }),
    });
    new CloudwatchEventTarget(this, 'Target', {
      rule: rule.name,
      arn: fn.aliasArn,
      deadLetterConfig: { arn: attention.queue.arn },
      retryPolicy: {
        maximumEventAgeInSeconds: RETRY_HOURS * SECONDS_PER_HOUR,
        maximumRetryAttempts: DELIVERY_RETRIES,
      },
      dependsOn: [fn.alias, attention.queue.resource],
    });
    new LambdaPermission(this, 'Permission', {
      statementId: 'AllowRule',
      action: 'lambda:InvokeFunction',
      functionName: fn.functionName,
      qualifier: fn.alias.name,
      principal: 'events.amazonaws.com',
      sourceArn: rule.arn,
    });
  }
}
