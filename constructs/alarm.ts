import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
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
  /** What is tolerated in one period: the most, or the least where a breach is less. */
  readonly tolerated: number;
  /** @default 'more-than': a breach is more than tolerated; 'less-than' is for what must happen */
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
    const evaluationPeriods = props.evaluationPeriods ?? 1;
    const alarmName = props.naming.alarmName(props.part, props.metric, props.severity);
    this.arn = props.naming.alarmArn(alarmName);
    new CloudwatchMetricAlarm(this, 'Alarm', {
      alarmName,
      alarmDescription: props.description,
      ...(lessThan ? filledMetric(props) : plainMetric(props)),
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

type Watched = Pick<
  CloudwatchMetricAlarmConfig,
  | 'namespace'
  | 'metricName'
  | 'dimensions'
  | 'statistic'
  | 'extendedStatistic'
  | 'period'
  | 'metricQuery'
>;

function plainMetric({ statistic, periodSeconds, ...row }: AlarmRow): Watched {
  const percentile = /^p\d/.test(statistic);
  return {
    namespace: row.namespace,
    metricName: row.metricName,
    dimensions: { ...row.dimensions },
    ...(percentile ? { extendedStatistic: statistic } : { statistic }),
    period: periodSeconds ?? DEFAULT_PERIOD_SECONDS,
  };
}

/**
 * The metric with a zero for each period in which nothing was reported. CloudWatch reads some periods more than it is
 * told to evaluate and decides by what was reported in them, so without the zeros the last report would keep an alarm
 * silent until all of those periods have passed. `treatMissingData` speaks for a metric that was never reported at all.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
function filledMetric({ namespace, metricName, dimensions, ...row }: AlarmRow): Watched {
  return {
    metricQuery: [
      { id: 'filled', expression: 'FILL(reported, 0)', label: metricName, returnData: true },
      {
        id: 'reported',
        metric: {
          namespace,
          metricName,
          dimensions: { ...dimensions },
          stat: row.statistic,
          period: row.periodSeconds ?? DEFAULT_PERIOD_SECONDS,
        },
      },
    ],
  };
}
