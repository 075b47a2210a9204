import { Construct } from 'constructs';
import { NodeFunction } from './node-function';
import { parkFailures } from './parked-failures';
import type { RecoveryProps } from './recovery';
import { Schedule } from './schedule';

const PART = 'reconciliation';

/**
 * By the hour, in UTC, which has no hour twice: each look tells a person of the ends of one hour. More often would ask
 * the account's throttled API calls of others; more seldom would leave an order half done for longer.
 */
const EVERY_HOUR = {
  enabled: true,
  expression: 'cron(0 * * * ? *)',
  timeZone: 'UTC',
  flexibleMinutes: 0,
} as const;

/** A look describes each execution that failed within some hours, one after the other. */
const TIMEOUT_SECONDS = 300;

/**
 * Finds the executions whose end no event told, and recovers them: a function that looks by the hour
 * (`lambdas/recovery/reconcile-executions.ts`). A look that could not take place waits for a person.
 */
export class Reconciliation extends Construct {
  constructor(scope: Construct, id: string, props: RecoveryProps) {
    super(scope, id);
    const { workflow, attention } = props;
    const fn = new NodeFunction(this, 'Function', {
      ...props,
      part: PART,
      handler: 'recovery/reconcile-executions',
      description: 'Finds executions that ended in the middle of their work, and redrives them',
      environment: {
        ATTENTION_QUEUE_URL: attention.queue.url,
        // Not the alias: an execution that a person started otherwise is in nobody else's care.
        STATE_MACHINE_ARN: workflow.arn,
      },
      timeoutSeconds: TIMEOUT_SECONDS,
    });
    workflow.grantList(fn.role);
    workflow.grantRedrive(fn.role);
    parkFailures(this, fn, attention);
    new Schedule(this, 'Schedule', {
      ...props,
      part: `${PART}-schedule`,
      description: `Looks for executions of ${workflow.name} that nobody recovered`,
      schedule: EVERY_HOUR,
      target: {
        name: fn.functionName,
        aliasArn: fn.aliasArn,
        alias: fn.alias,
        grantStart: (role) => fn.grantInvoke(role),
      },
      deadLetters: attention,
    });
  }
}
