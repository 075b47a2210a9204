import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { Schedule, type ScheduleProps } from '../../constructs/schedule';
import { environmentConfig, naming } from '../support/environment-config';
import { statementOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, synthesize } from '../support/synth';
import { ALARMS_ARN, MACHINE_ARN, workflow } from '../support/workflow';

const names = naming();
const { schedule: daily } = environmentConfig().etl;
const withSchedule = (changes: Partial<ScheduleProps['schedule']> = {}, isKeyed = false) =>
  synthesize((stack) => {
    const key = isKeyed
      ? new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' })
      : undefined;
    new Schedule(stack, 'Schedule', {
      naming: names,
      key,
      part: 'schedule',
      description: 'every night',
      schedule: { ...daily, ...changes },
      target: workflow(stack, { key }),
      alarmTopicArn: ALARMS_ARN,
      deadLetters: { description: 'not started; see docs/runbooks/etl-schedule.md' },
    });
  });
const isRole = (_body: unknown, path: string): boolean => path.startsWith('Schedule/Role/');
const plain = withSchedule();
const schedule = onlyResource(plain, 'aws_scheduler_schedule');

describe('Schedule', () => {
  test('fires by the clock of its time zone, within some minutes', () => {
    expect(schedule).toMatchObject({
      name: 'sfn-workflows-test-order-schedule',
      state: 'ENABLED',
      schedule_expression: 'cron(0 3 * * ? *)',
      schedule_expression_timezone: 'Europe/Stockholm',
      flexible_time_window: { mode: 'FLEXIBLE', maximum_window_in_minutes: 5 },
    });
  });

  test('fires at once where no minutes are given, and not at all where it is off', () => {
    const off = withSchedule({ flexibleMinutes: 0, enabled: false });

    expect(onlyResource(off, 'aws_scheduler_schedule')).toMatchObject({
      state: 'DISABLED',
      flexible_time_window: { mode: 'OFF' },
    });
  });

  test('starts the alias with the moment it was to fire, whenever it does', () => {
    expect(schedule['target']).toMatchObject({
      arn: `${MACHINE_ARN}:live`,
      input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
      retry_policy: { maximum_event_age_in_seconds: 21_600, maximum_retry_attempts: 100 },
      dead_letter_config: { arn: names.queueArn('schedule-dead-letters') },
    });
  });

  test('may start this machine by its alias, park what it cannot start, and nothing else', () => {
    const policy = onlyResource(plain, 'aws_iam_role_policy', isRole);

    expect(statementsOf(policy).map(({ Sid }) => Sid)).toEqual(['StartExecutions', 'ParkMessages']);
    expect(statementOf(policy, 'StartExecutions')).toMatchObject({
      Action: ['states:StartExecution'],
      Resource: [MACHINE_ARN],
      Condition: { 'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': ['live'] } },
    });
  });

  test('has a role that the scheduler takes on for this group of schedules alone', () => {
    expect(
      statementsOf(onlyResource(plain, 'aws_iam_role', isRole), 'assume_role_policy'),
    ).toMatchObject([
      {
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: {
            'aws:SourceAccount': '999999999999',
            'aws:SourceArn':
              'arn:aws:scheduler:eu-north-1:999999999999:schedule-group/sfn-workflows-test-order',
          },
        },
      },
    ]);
  });

  test('is made after its role, its dead letters and the alias', () => {
    const awaited = schedule['depends_on'] as readonly string[];

    for (const [type, predicate] of [
      ['aws_iam_role_policy', isRole],
      ['aws_sfn_alias', () => true],
      ['aws_sqs_queue', () => true],
    ] as const) {
      expect(awaited).toContain(onlyPlaced(plain, type, predicate).address);
    }
  });

  test('is encrypted under the key it is given, which its role may use', () => {
    const keyed = withSchedule({}, true);
    const key = `\${${onlyPlaced(keyed, 'aws_kms_key').address}.arn}`;

    expect(onlyResource(keyed, 'aws_scheduler_schedule')['kms_key_arn']).toBe(key);
    expect(
      statementOf(onlyResource(keyed, 'aws_iam_role_policy', isRole), 'UseEncryptionKey').Resource,
    ).toEqual([key]);
  });
});
