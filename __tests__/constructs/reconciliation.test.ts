import { describe, expect, test } from '@jest/globals';
import { ParkingQueue } from '../../constructs/parking-queue';
import { Reconciliation } from '../../constructs/reconciliation';
import { environmentConfig, naming } from '../support/environment-config';
import { fakeCatalog } from '../support/handler-catalog';
import { statementsOf } from '../support/policy-document';
import { onlyResource, synthesize } from '../support/synth';
import { ALARMS_ARN, MACHINE_ARN, workflow } from '../support/workflow';

const names = naming();
const ATTENTION_ARN = names.queueArn('attention');
const FUNCTION_ARN = names.functionAliasArn('reconciliation');

const json = synthesize((stack) => {
  const attention = new ParkingQueue(stack, 'Attention', {
    naming: names,
    part: 'attention',
    alarmTopicArn: ALARMS_ARN,
    description: 'somebody has to look',
  });
  new Reconciliation(stack, 'Reconciliation', {
    naming: names,
    workflow: workflow(stack, { recovered: true }),
    attention,
    code: fakeCatalog,
    config: environmentConfig(),
    alarmTopicArn: ALARMS_ARN,
  });
});
const grantedTo = (role: string) =>
  statementsOf(
    onlyResource(json, 'aws_iam_role_policy', (_, path) =>
      path.startsWith(`Reconciliation/${role}/`),
    ),
  ).map(({ Sid, Action, Resource }) => [Sid, Action, Resource]);

describe('Reconciliation', () => {
  test('looks every hour, with the hour that the look is of', () => {
    expect(onlyResource(json, 'aws_scheduler_schedule')).toMatchObject({
      state: 'ENABLED',
      schedule_expression: 'cron(0 * * * ? *)',
      schedule_expression_timezone: 'UTC',
      flexible_time_window: { mode: 'OFF' },
      target: { arn: FUNCTION_ARN, input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}' },
    });
  });

  test('looks at executions of the machine, however they were started', () => {
    expect(onlyResource(json, 'aws_lambda_function')).toMatchObject({
      timeout: 300,
      environment: { variables: { STATE_MACHINE_ARN: MACHINE_ARN } },
    });
  });

  test('leaves no look out: one that cannot be begun or done waits for a person', () => {
    expect(onlyResource(json, 'aws_scheduler_schedule')['target']).toMatchObject({
      dead_letter_config: { arn: ATTENTION_ARN },
      retry_policy: { maximum_event_age_in_seconds: 21_600, maximum_retry_attempts: 100 },
    });
    expect(onlyResource(json, 'aws_lambda_function_event_invoke_config')).toMatchObject({
      destination_config: { on_failure: { destination: ATTENTION_ARN } },
      maximum_event_age_in_seconds: 21_600,
      maximum_retry_attempts: 2,
    });
  });

  test('lets its function list, look at, redrive and park, and nothing else', () => {
    expect(grantedTo('Function')).toEqual([
      ['WriteLogs', expect.anything(), expect.anything()],
      ['SendTraces', expect.anything(), expect.anything()],
      ['ListExecutions', ['states:ListExecutions'], [MACHINE_ARN]],
      [
        'RedriveExecutions',
        ['states:DescribeExecution', 'states:RedriveExecution'],
        [`${names.executionArnPrefix}:*`],
      ],
      ['ParkMessages', ['sqs:SendMessage'], [ATTENTION_ARN]],
    ]);
  });

  test('lets its schedule invoke the function by its alias and park, and nothing else', () => {
    expect(grantedTo('Schedule')).toEqual([
      ['InvokeFunction', ['lambda:InvokeFunction'], [FUNCTION_ARN]],
      ['ParkMessages', ['sqs:SendMessage'], [ATTENTION_ARN]],
    ]);
  });
});
