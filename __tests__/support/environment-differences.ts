import type { EnvironmentConfig } from '../../config/environment';

/** Where a difference between two environments may show, and the configuration that makes it. */
export interface AllowedDifference {
  readonly path: RegExp;
  /** Dotted keys of the configuration; at least one must differ between the two environments. */
  readonly because: readonly string[];
}

const RESOURCE = String.raw`^resource\.aws_`;
const at = (pattern: string): RegExp => new RegExp(`${RESOURCE}${pattern}$`);

/** The whole list: what is not on it is the same everywhere. */
export const ALLOWED_DIFFERENCES: readonly AllowedDifference[] = [
  { path: /^terraform\.backend\./, because: ['stateBucket'] },
  {
    path: at(String.raw`cloudwatch_log_group\.\w+\.retention_in_days`),
    because: ['logs.retentionDays'],
  },
  {
    path: at(String.raw`cloudwatch_metric_alarm\.Workflow_Alarms_Failed_\w+\.threshold`),
    because: ['alarms.maxFailedExecutions'],
  },
  {
    path: at(String.raw`cloudwatch_metric_alarm\.\w+_Alarms_Errors_\w+\.threshold`),
    because: ['alarms.maxFunctionErrors'],
  },
  { path: at(String.raw`lambda_function\.\w+\.memory_size`), because: ['functions.memorySizeMb'] },
  {
    path: at(String.raw`lambda_function\.\w+\.reserved_concurrent_executions`),
    because: ['functions.reservedConcurrency'],
  },
  {
    path: at(String.raw`lambda_event_source_mapping\.\w+\.scaling_config`),
    because: ['functions.reservedConcurrency'],
  },
  {
    path: at(String.raw`lambda_function\.\w+\.environment\.variables\.PAYMENT_PROVIDER_URL`),
    because: ['order.paymentProviderUrl'],
  },
  {
    path: at(String.raw`sfn_state_machine\.\w+\.definition\.States\.ChargePayment\.TimeoutSeconds`),
    because: ['order.paymentTimeoutSeconds'],
  },
  {
    path: at(String.raw`dynamodb_table\.\w+\.deletion_protection_enabled`),
    because: ['deletionProtection'],
  },
  {
    path: at(String.raw`apigatewayv2_stage\.\w+\.default_route_settings\.throttling_\w+`),
    because: ['api.throttlingRatePerSecond', 'api.throttlingBurst'],
  },
  { path: at('kms_(key|alias)'), because: ['customerKey'] },
  {
    path: at(
      String.raw`\w+\.\w+\.(kms_key_id|kms_key_arn|kms_master_key_id|sqs_managed_sse_enabled|server_side_encryption|encryption_configuration)`,
    ),
    because: ['customerKey'],
  },
  {
    path: at(String.raw`iam_role_policy\.\w+\.policy\.Statement\.\w*(Key|Kms|kms)\w*`),
    because: ['customerKey'],
  },
];

/** The value at a dotted key of a configuration. */
export function configAt(config: EnvironmentConfig, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], config);
}
