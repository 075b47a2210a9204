import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';

/** How urgent an alarm is: `critical` wakes somebody, `warning` waits for the morning. */
export type Severity = 'critical' | 'warning';

/** What an alarm watches and says; one row of a table. */
export interface AlarmRow {
  /** Kebab-case, part of the alarm's name: `executions-failed`. */
  readonly metric: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Sum`, `Maximum`, … or a percentile such as `p99`. */
  readonly statistic: string;
  /** The most that is tolerated in one period; one more is a breach. */
  readonly tolerated: number;
  /** @default 'more-than': a breach is more than tolerated; 'less-than' is for what must happen. */
  readonly breach?: 'more-than' | 'less-than';
  /** @default 300 */
  readonly periodSeconds?: number;
  /** @default 1 */
  readonly evaluationPeriods?: number;
  /** @default evaluationPeriods */
  readonly datapointsToAlarm?: number;
  readonly severity: Severity;
  /** For the person paged: what happened, and the page of docs/runbooks that says what to do. */
  readonly description: string;
}

export interface AlarmProps extends AlarmRow {
  readonly naming: Naming;
  /** Part of the workflow that is watched; empty for the machine itself. */
  readonly part: string;
  readonly topicArn: string;
}

const DEFAULT_PERIOD_SECONDS = 300;

/**
 * A metric alarm that mails on alarm and on recovery.
 * Missing data follows from the kind: no failures reported is no failure, nothing started is a breach.
 */
export class Alarm extends Construct {
  /** Computed from the name, so that a dashboard that shows it is known at plan. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    const lessThan = props.breach === 'less-than';
    const percentile = /^p\d/.test(props.statistic);
    const evaluationPeriods = props.evaluationPeriods ?? 1;
    const alarmName = props.naming.alarmName(props.part, props.metric, props.severity);
    this.arn = props.naming.alarmArn(alarmName);
    new CloudwatchMetricAlarm(this, 'Alarm', {
      alarmName,
      alarmDescription: props.description,
      namespace: props.namespace,
      metricName: props.metricName,
      dimensions: { ...props.dimensions },
      ...(percentile ? { extendedStatistic: props.statistic } : { statistic: props.statistic }),
      period: props.periodSeconds ?? DEFAULT_PERIOD_SECONDS,
      evaluationPeriods,
      datapointsToAlarm: props.datapointsToAlarm ?? evaluationPeriods,
      comparisonOperator: lessThan ? 'LessThanThreshold' : 'GreaterThanThreshold',
      threshold: props.tolerated,
      treatMissingData: lessThan ? 'breaching' : 'notBreaching',
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    });
  }
}
