import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SchedulerScheduleGroup } from '@cdktf/provider-aws/lib/scheduler-schedule-group';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import { ParkingQueue } from './parking-queue';
import { ServiceRole } from './service-role';
import type { Workflow } from './workflow';

export interface ScheduleProps {
  readonly naming: Naming;
  readonly part: string;
  readonly description: string;
  readonly schedule: EnvironmentConfig['etl']['schedule'];
  readonly workflow: Workflow;
  /** @default a key that AWS owns */
  readonly key?: EncryptionKey | undefined;
  readonly alarmTopicArn: string;
  /** For the person paged: what a start that could not be delivered means. */
  readonly deadLetterDescription: string;
}

/** Hours that a start is tried for, and how often. */
const RETRY_HOURS = 6;
const SECONDS_PER_HOUR = 3600;
const RETRY_ATTEMPTS = 100;

/**
 * Starts a workflow by the clock, with `{ "scheduledTime": … }` as its input: the moment it was to fire, whenever it
 * does. The schedule may fire twice, so the workflow takes a moment only once. A start that cannot be delivered is
 * parked, with an alarm.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export class Schedule extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ScheduleProps,
  ) {
    super(scope, id);
    const { naming, part, key } = props;
    const deadLetters = new ParkingQueue(this, 'DeadLetters', {
      naming,
      part: `${part}-dead-letters`,
      key,
      alarmTopicArn: props.alarmTopicArn,
      description: props.deadLetterDescription,
    });
    const role = this.createRole();
    deadLetters.grantSend(role);
    key?.grantUse(role);
    this.createSchedule(role, deadLetters);
  }

  private createRole(): ServiceRole {
    const { naming, part, workflow } = this.props;
    const role = new ServiceRole(this, 'Role', {
      name: naming.roleName(part),
      service: 'scheduler.amazonaws.com',
      description: `Starts ${naming.stateMachineName} by the clock`,
      trustConditions: {
        StringEquals: {
          'aws:SourceAccount': naming.account,
          'aws:SourceArn': naming.scheduleGroupArn(),
        },
      },
    });
    workflow.grantStart(role);
    return role;
  }

  private createSchedule(role: ServiceRole, { queue }: ParkingQueue): void {
    const { naming, part, description, schedule, workflow, key } = this.props;
    const group = new SchedulerScheduleGroup(this, 'Group', { name: naming.scheduleGroupName() });
    new SchedulerSchedule(this, 'Schedule', {
      name: naming.name(part),
      groupName: group.name,
      description,
      state: schedule.enabled ? 'ENABLED' : 'DISABLED',
      scheduleExpression: schedule.expression,
      scheduleExpressionTimezone: schedule.timeZone,
      flexibleTimeWindow:
        schedule.flexibleMinutes === 0
          ? { mode: 'OFF' }
          : { mode: 'FLEXIBLE', maximumWindowInMinutes: schedule.flexibleMinutes },
      ...(key ? { kmsKeyArn: key.arn } : {}),
      target: {
        arn: workflow.aliasArn,
        roleArn: role.arn,
        input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: queue.arn },
        retryPolicy: {
          maximumEventAgeInSeconds: RETRY_HOURS * SECONDS_PER_HOUR,
          maximumRetryAttempts: RETRY_ATTEMPTS,
        },
      },
      dependsOn: [...role.dependencies, queue.resource, workflow.alias],
    });
  }
}
