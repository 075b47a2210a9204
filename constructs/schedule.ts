import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SchedulerScheduleGroup } from '@cdktf/provider-aws/lib/scheduler-schedule-group';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import { ParkingQueue } from './parking-queue';
import { ServiceRole } from './service-role';

/** What a schedule starts: a workflow, or a function. */
export interface ScheduleTarget {
  readonly name: string;
  readonly aliasArn: string;
  /** Made before the schedule. */
  readonly alias: ITerraformDependable;
  /** Lets the schedule's role start it. */
  grantStart(role: ServiceRole): void;
}

export interface ScheduleProps {
  readonly naming: Naming;
  readonly part: string;
  readonly description: string;
  readonly schedule: EnvironmentConfig['etl']['schedule'];
  readonly target: ScheduleTarget;
  /** @default a key that AWS owns */
  readonly key?: EncryptionKey | undefined;
  readonly alarmTopicArn: string;
  /** Takes the starts that could not be delivered; for a queue of its own, what one means to the person paged. */
  readonly deadLetters: ParkingQueue | { readonly description: string };
}

/** Hours that a start is tried for, and how often. */
const RETRY_HOURS = 6;
const SECONDS_PER_HOUR = 3600;
const RETRY_ATTEMPTS = 100;

/**
 * Starts a workflow or a function by the clock, with `{ "scheduledTime": … }` as its input: the moment it was to fire, whenever it
 * does. The schedule may fire twice, so what it starts takes a moment twice without harm. A start that cannot be delivered is
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
    const deadLetters = this.deadLetterQueue();
    const role = this.createRole();
    deadLetters.grantSend(role);
    props.key?.grantUse(role);
    this.createSchedule(role, deadLetters);
  }

  private deadLetterQueue(): ParkingQueue {
    const { naming, part, key, alarmTopicArn, deadLetters } = this.props;
    if (deadLetters instanceof ParkingQueue) return deadLetters;
    return new ParkingQueue(this, 'DeadLetters', {
      naming,
      part: `${part}-dead-letters`,
      key,
      alarmTopicArn,
      ...deadLetters,
    });
  }

  private createRole(): ServiceRole {
    const { naming, part, target } = this.props;
    const role = new ServiceRole(this, 'Role', {
      name: naming.roleName(part),
      service: 'scheduler.amazonaws.com',
      description: `Starts ${target.name} by the clock`,
      trustConditions: {
        StringEquals: {
          'aws:SourceAccount': naming.account,
          'aws:SourceArn': naming.scheduleGroupArn(),
        },
      },
    });
    target.grantStart(role);
    return role;
  }

  private createSchedule(role: ServiceRole, { queue }: ParkingQueue): void {
    const { naming, part, description, schedule, target, key } = this.props;
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
        arn: target.aliasArn,
        roleArn: role.arn,
        input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: queue.arn },
        retryPolicy: {
          maximumEventAgeInSeconds: RETRY_HOURS * SECONDS_PER_HOUR,
          maximumRetryAttempts: RETRY_ATTEMPTS,
        },
      },
      dependsOn: [...role.dependencies, queue.resource, target.alias],
    });
  }
}
