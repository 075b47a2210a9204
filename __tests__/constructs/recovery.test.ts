import { describe, expect, test } from '@jest/globals';
import { ParkingQueue } from '../../constructs/parking-queue';
import { Recovery, recoverySender } from '../../constructs/recovery';
import type { WorkflowProps } from '../../constructs/workflow';
import { environmentConfig, naming } from '../support/environment-config';
import { fakeCatalog } from '../support/handler-catalog';
import { statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, synthesize } from '../support/synth';
import { ALARMS_ARN, MACHINE_ARN, workflow } from '../support/workflow';

const names = naming();
const RULE_ARN = 'arn:aws:events:eu-north-1:999999999999:rule/sfn-workflows-test-order-recovery';
const ATTENTION_ARN = names.queueArn('attention');

const recoveryOf = (changes: Partial<WorkflowProps>) =>
  synthesize((stack) => {
    const attention = new ParkingQueue(stack, 'Attention', {
      naming: names,
      part: 'attention',
      alarmTopicArn: ALARMS_ARN,
      description: 'somebody has to look',
      sender: recoverySender(names),
    });
    new Recovery(stack, 'Recovery', {
      naming: names,
      workflow: workflow(stack, { recovered: true, ...changes }),
      attention,
      code: fakeCatalog,
      config: environmentConfig(),
      alarmTopicArn: ALARMS_ARN,
    });
  });

describe('Recovery', () => {
  const json = recoveryOf({});

  test('hears of every execution of its machine that did not succeed, and of no other', () => {
    const { event_pattern } = onlyResource(json, 'aws_cloudwatch_event_rule');

    expect(JSON.parse(String(event_pattern))).toEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [MACHINE_ARN], status: ['ABORTED', 'FAILED', 'TIMED_OUT'] },
    });
  });

  test('lets the rule alone invoke the function, by its alias', () => {
    const rule = onlyPlaced(json, 'aws_cloudwatch_event_rule').address;

    expect(onlyResource(json, 'aws_lambda_permission')).toMatchObject({
      principal: 'events.amazonaws.com',
      source_arn: `\${${rule}.arn}`,
      qualifier: expect.stringContaining('aws_lambda_alias'),
    });
    expect(onlyResource(json, 'aws_cloudwatch_event_target')['arn']).toBe(
      names.functionAliasArn('recovery'),
    );
  });

  test('loses no event: what cannot be delivered or handled waits for a person', () => {
    expect(onlyResource(json, 'aws_cloudwatch_event_target')).toMatchObject({
      dead_letter_config: { arn: ATTENTION_ARN },
      retry_policy: { maximum_event_age_in_seconds: 21_600, maximum_retry_attempts: 185 },
    });
    expect(
      onlyResource(
        json,
        'aws_lambda_function_event_invoke_config',
        (_, path) => path === 'Recovery/Failures',
      ),
    ).toMatchObject({
      destination_config: { on_failure: { destination: ATTENTION_ARN } },
      maximum_event_age_in_seconds: 21_600,
      maximum_retry_attempts: 2,
    });
    const { policy } = onlyResource(json, 'aws_sqs_queue_policy');
    expect(JSON.parse(String(policy)).Statement[1]).toMatchObject({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: { ArnEquals: { 'aws:SourceArn': RULE_ARN } },
    });
  });

  test('may look at, redrive and park, and nothing else', () => {
    const policy = onlyResource(json, 'aws_iam_role_policy', (_, path) =>
      path.startsWith('Recovery/Function/'),
    );
    const granted = statementsOf(policy).map(({ Sid, Action, Resource }) => [
      Sid,
      Action,
      Resource,
    ]);

    expect(granted).toContainEqual([
      'RedriveExecutions',
      ['states:DescribeExecution', 'states:RedriveExecution'],
      [`${names.executionArnPrefix}:*`],
    ]);
    expect(granted).toContainEqual(['ParkMessages', ['sqs:SendMessage'], [ATTENTION_ARN]]);
    expect(granted.map(([sid]) => sid).sort()).toEqual([
      'ParkMessages',
      'RedriveExecutions',
      'SendTraces',
      'WriteLogs',
    ]);
  });

  test('refuses an Express machine, which has no redrive', () => {
    expect(() => recoveryOf({ type: 'EXPRESS' })).toThrow(
      'the machine is EXPRESS; allowed: STANDARD',
    );
  });

  test('refuses a machine whose alarms say that nothing brings executions back', () => {
    expect(() => recoveryOf({ recovered: false })).toThrow(
      "the machine has 'recovered' false; allowed: true",
    );
  });
});
