import type { Naming } from '../../config/naming';
import type { ExpectedWorkflow } from '../support/expected/expected-workflow';
import type { StateResource } from './state-file';
import type { MockValues } from './test-file';

/** The ARN that a mocked key has. */
export function mockKeyArn({ config }: ExpectedWorkflow): string {
  return `arn:aws:kms:${config.region}:${config.account}:key/00000000-0000-0000-0000-000000000000`;
}

/** The ARN of the version that a mocked apply publishes. */
export function mockMachineVersionArn(naming: Naming): string {
  return naming.stateMachineVersionArn(1);
}

/**
 * What AWS answers beyond what it was asked for, by resource type. The next refresh writes it into the state, and no
 * plan may want to take it back.
 */
export const ANSWERED_BY_AWS: Readonly<Record<string, StateResource['values']>> = {
  aws_redshiftserverless_workgroup: {
    // Every parameter that there is, with its default. The provider refuses the last one in a configuration.
    config_parameter: Object.entries({
      auto_mv: 'true',
      datestyle: 'ISO, MDY',
      enable_case_sensitive_identifier: 'false',
      enable_user_activity_logging: 'true',
      max_query_execution_time: '14400',
      query_group: 'default',
      require_ssl: 'true',
      search_path: '$user, public',
      use_fips_ssl: 'false',
      enable_large_strings_opt_in: 'No',
    }).map(([parameter_key, parameter_value]) => ({ parameter_key, parameter_value })),
  },
};

/** What the provider would know after an apply, where it insists on the shape of an ARN or a test looks at it. */
export function mockValues(expected: ExpectedWorkflow): MockValues {
  const { naming, config } = expected;
  return {
    aws_apigatewayv2_api: {
      execution_arn: `arn:aws:execute-api:${config.region}:${config.account}:mock`,
    },
    aws_cloudwatch_event_rule: { arn: naming.ruleArn('mock') },
    // Empty on what has no stream and is not FIFO; the provider takes letters for a setting.
    aws_dynamodb_table: { stream_view_type: '' },
    aws_ecs_cluster: { arn: `arn:aws:ecs:${config.region}:${config.account}:cluster/mock` },
    aws_ecs_task_definition: {
      arn: `arn:aws:ecs:${config.region}:${config.account}:task-definition/mock:1`,
    },
    aws_iam_role: { arn: `arn:aws:iam::${config.account}:role/mock` },
    aws_kms_key: { arn: mockKeyArn(expected) },
    aws_s3_bucket: { arn: naming.bucketArn('mock') },
    aws_sfn_state_machine: {
      arn: naming.stateMachineArn,
      id: naming.stateMachineArn,
      state_machine_version_arn: mockMachineVersionArn(naming),
    },
    aws_sns_topic: { arn: naming.topicArn('mock'), fifo_throughput_scope: '' },
    // What AWS takes where a filter does not say otherwise.
    aws_sns_topic_subscription: { filter_policy_scope: 'MessageAttributes' },
  };
}
