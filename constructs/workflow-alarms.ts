import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import { Alarm, type Severity } from './alarm';
import { type LimitsOf, pattern, silence, within } from './alarm-limits';

/** An alarm that a workflow does without, with the reason. Made by `declined`. */
export interface Declined {
  readonly declined: string;
}
/** Leaves an alarm out, on purpose and with a reason. */
export const declined = (reason: string): Declined => ({ declined: reason });

/** What a workflow tolerates in five minutes, or why it does not care; each kind is answered. */
export interface WorkflowTolerances {
  readonly maxFailedExecutions: number | Declined;
  readonly maxTimedOutExecutions: number | Declined;
  readonly maxAbortedExecutions: number | Declined;
  readonly maxThrottledExecutions: number | Declined;
  /** p99 of a whole execution, in seconds. */
  readonly maxDurationSeconds: number | Declined;
  /** Hours that may pass without a start, at most 168: for a workflow on a schedule. */
  readonly maxHoursWithoutStart: number | Declined;
  /** For the kinds whose pattern counts, not the single case: failures and slowness. */
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

export interface WorkflowAlarmsProps {
  readonly naming: Naming;
  readonly stateMachineArn: string;
  readonly tolerances: WorkflowTolerances;
  readonly topicArn: string;
  /** Whether a `Recovery` redrives what ended in the middle of its work; whoever is paged is told so. */
  readonly recovered: boolean;
}

interface Kind {
  readonly id: string;
  readonly tolerance: Exclude<keyof WorkflowTolerances, 'evaluationPeriods' | 'datapointsToAlarm'>;
  readonly metric: string;
  readonly metricName: string;
  readonly statistic: string;
  readonly severity: Severity;
  readonly limits: LimitsOf;
  readonly happened: string;
  /** Such an execution ended where no state could catch it: it is left half done unless it is redriven. */
  readonly halfDone?: true;
}

/** What becomes of executions that are half done. */
const recoveryText = (recovered: boolean) =>
  recovered ? ', and recovery redrives them' : ', and nothing brings them back by itself';

const MINUTE_SECONDS = 60;
const FIVE_MINUTES_SECONDS = 300;
const MILLISECONDS = 1000;

/**
 * The metrics of a machine. `ExecutionThrottled` is spelled in the singular.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
const KINDS: readonly Kind[] = [
  {
    id: 'Failed',
    tolerance: 'maxFailedExecutions',
    metric: 'executions-failed',
    metricName: 'ExecutionsFailed',
    statistic: 'Sum',
    severity: 'critical',
    limits: pattern(),
    happened: 'executions fail',
  },
  {
    id: 'TimedOut',
    tolerance: 'maxTimedOutExecutions',
    metric: 'executions-timed-out',
    metricName: 'ExecutionsTimedOut',
    statistic: 'Sum',
    severity: 'critical',
    limits: within(FIVE_MINUTES_SECONDS),
    happened: 'executions run out of time in the middle of their work',
    halfDone: true,
  },
  {
    id: 'Aborted',
    tolerance: 'maxAbortedExecutions',
    metric: 'executions-aborted',
    metricName: 'ExecutionsAborted',
    statistic: 'Sum',
    severity: 'warning',
    limits: within(FIVE_MINUTES_SECONDS),
    happened: 'somebody stops executions in the middle of their work',
    halfDone: true,
  },
  {
    id: 'Throttled',
    tolerance: 'maxThrottledExecutions',
    metric: 'executions-throttled',
    metricName: 'ExecutionThrottled',
    statistic: 'Sum',
    severity: 'warning',
    limits: within(MINUTE_SECONDS),
    happened: 'state transitions are throttled: executions slow down',
  },
  {
    id: 'Duration',
    tolerance: 'maxDurationSeconds',
    metric: 'execution-duration',
    metricName: 'ExecutionTime',
    statistic: 'p99',
    severity: 'warning',
    limits: pattern(MILLISECONDS),
    happened: 'the slowest executions take too long',
  },
  {
    id: 'NothingStarted',
    tolerance: 'maxHoursWithoutStart',
    metric: 'executions-started',
    metricName: 'ExecutionsStarted',
    statistic: 'Sum',
    severity: 'critical',
    limits: silence,
    happened: 'no execution has started for longer than a day',
  },
];

/** The alarms of one machine; a kind is either tolerated up to a number or declined. */
export class WorkflowAlarms extends Construct {
  constructor(scope: Construct, id: string, props: WorkflowAlarmsProps) {
    super(scope, id);
    const { naming, tolerances } = props;
    for (const kind of KINDS) {
      const tolerated = tolerances[kind.tolerance];
      if (typeof tolerated !== 'number') continue;
      const happened = `${kind.happened}${kind.halfDone ? recoveryText(props.recovered) : ''}`;
      new Alarm(this, kind.id, {
        naming,
        part: '',
        topicArn: props.topicArn,
        namespace: 'AWS/States',
        dimensions: { StateMachineArn: props.stateMachineArn },
        metric: kind.metric,
        metricName: kind.metricName,
        statistic: kind.statistic,
        severity: kind.severity,
        ...kind.limits(tolerated, tolerances),
        description: `${naming.stateMachineName}: ${happened}; see docs/runbooks/workflow.md#${kind.metric}`,
      });
    }
  }
}
