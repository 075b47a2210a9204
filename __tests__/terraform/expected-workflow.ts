import { derivePermissions } from '../../asl/permissions';
import { policyDocument } from '../../asl/permissions/statement';
import type { EnvironmentConfig, EnvironmentName } from '../../config/environment';
import { Naming, PARTITION } from '../../config/naming';
import type { WorkflowName } from '../../config/project';
import { orderWorkflow } from '../../workflows/order';

/** What one stack should come to, worked out from configuration and the workflow's module alone. */
export interface ExpectedWorkflow {
  readonly stackId: string;
  readonly workflow: WorkflowName;
  readonly environment: EnvironmentName;
  readonly config: EnvironmentConfig;
  readonly naming: Naming;
  readonly definition: object;
  /** Whether inputs and outputs of states are in the machine's log. */
  readonly logsExecutionData: boolean;
  /** Parts of the queues that a reader works off; each has dead letters beside it. */
  readonly readQueues: readonly string[];
  /** Parts of the queues that wait for a person. */
  readonly parkingQueues: readonly string[];
  /** Parts of the topics, with the services that may publish to each. */
  readonly topics: Readonly<Record<string, readonly string[]>>;
}

type OfWorkflow = Pick<
  ExpectedWorkflow,
  'definition' | 'logsExecutionData' | 'readQueues' | 'parkingQueues' | 'topics'
>;

/** A workflow without a row does not compile. */
const WORKFLOWS: Record<WorkflowName, (naming: Naming, config: EnvironmentConfig) => OfWorkflow> = {
  order: (naming, config) => ({
    definition: orderWorkflow({
      functions: {
        validateOrder: naming.functionAliasArn('validate-order'),
        chargePayment: naming.functionAliasArn('charge-payment'),
        refundPayment: naming.functionAliasArn('refund-payment'),
      },
      tables: {
        orders: naming.tableName('orders'),
        stock: naming.tableName('stock'),
        reservations: naming.tableName('reservations'),
      },
      shippingQueueUrl: naming.queueUrl('shipping'),
      attentionQueueUrl: naming.queueUrl('attention'),
      notificationsTopicArn: naming.topicArn('notifications'),
      paymentTimeoutSeconds: config.order.paymentTimeoutSeconds,
    }),
    // It hands out task tokens, which are secrets, whatever the environment says.
    logsExecutionData: false,
    readQueues: ['shipping'],
    parkingQueues: ['attention'],
    topics: { alarms: ['cloudwatch.amazonaws.com'], notifications: [] },
  }),
};

export function expectedWorkflow(
  workflow: WorkflowName,
  environment: EnvironmentName,
  config: EnvironmentConfig,
): ExpectedWorkflow {
  const naming = new Naming({
    environment,
    workflow,
    account: config.account,
    region: config.region,
  });
  return {
    stackId: `${workflow}-${environment}`,
    workflow,
    environment,
    config,
    naming,
    ...WORKFLOWS[workflow](naming, config),
  };
}

/** The machine's policy as `sfn asl permissions` gives it for this environment's options. */
export function expectedMachinePolicy(expected: ExpectedWorkflow, keyArn: string): object {
  const { config, naming, definition } = expected;
  const { statements } = derivePermissions(definition, {
    partition: PARTITION,
    region: config.region,
    account: config.account,
    stateMachineName: naming.stateMachineName,
    logging: config.logs.level !== 'OFF',
    tracing: true,
    ...(config.customerKey ? { kmsKeyArn: keyArn, dataKeyArns: [keyArn] } : {}),
  });
  return policyDocument(statements);
}
