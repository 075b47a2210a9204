import type { Naming } from '../../config/naming';
import type { ExpectedWorkflow } from './expected-workflow';
import type { MockValues } from './test-file';

/** The ARN that a mocked key has. */
export function mockKeyArn({ config }: ExpectedWorkflow): string {
  return `arn:aws:kms:${config.region}:${config.account}:key/00000000-0000-0000-0000-000000000000`;
}

/** The ARN of the version that a mocked apply publishes. */
export function mockMachineVersionArn(naming: Naming): string {
  return naming.stateMachineVersionArn(1);
}

/** What the provider would know after an apply, where it insists on the shape of an ARN or a test looks at it. */
export function mockValues(expected: ExpectedWorkflow): MockValues {
  const { naming, config } = expected;
  return {
    aws_apigatewayv2_api: {
      execution_arn: `arn:aws:execute-api:${config.region}:${config.account}:mock`,
    },
    // Empty on what has no stream and is not FIFO; the provider takes letters for a setting.
    aws_dynamodb_table: { stream_view_type: '' },
    aws_iam_role: { arn: `arn:aws:iam::${config.account}:role/mock` },
    aws_kms_key: { arn: mockKeyArn(expected) },
    aws_sfn_state_machine: {
      arn: naming.stateMachineArn,
      id: naming.stateMachineArn,
      state_machine_version_arn: mockMachineVersionArn(naming),
    },
    aws_sns_topic: { arn: naming.topicArn('mock'), fifo_throughput_scope: '' },
  };
}
