import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import { Alarm, type AlarmRow } from './alarm';

export interface FunctionAlarmsProps {
  readonly naming: Naming;
  readonly part: string;
  readonly functionName: string;
  readonly timeoutSeconds: number;
  readonly tolerances: EnvironmentConfig['alarms'];
  readonly topicArn: string;
}

/** p99 above this share of the timeout means that timeouts are near. */
const SLOW_SHARE_OF_TIMEOUT = 0.8;
const MILLISECONDS = 1000;

/** Errors, throttles and slowness of one function. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    for (const [alarmId, row] of Object.entries(rows(props))) {
      new Alarm(this, alarmId, {
        ...row,
        naming: props.naming,
        part: props.part,
        topicArn: props.topicArn,
      });
    }
  }
}

function rows({
  functionName,
  timeoutSeconds,
  tolerances,
}: FunctionAlarmsProps): Record<string, AlarmRow> {
  const shared = {
    namespace: 'AWS/Lambda',
    dimensions: { FunctionName: functionName },
    evaluationPeriods: tolerances.evaluationPeriods,
    datapointsToAlarm: tolerances.datapointsToAlarm,
    severity: 'warning',
  } as const;
  const runbook = 'see docs/runbooks/functions.md';
  return {
    Errors: {
      ...shared,
      metric: 'errors',
      metricName: 'Errors',
      statistic: 'Sum',
      tolerated: tolerances.maxFunctionErrors,
      description: `${functionName} throws: its callers try again, or fail; ${runbook}`,
    },
    Throttles: {
      ...shared,
      metric: 'throttles',
      metricName: 'Throttles',
      statistic: 'Sum',
      tolerated: tolerances.maxFunctionThrottles,
      description: `${functionName} is refused concurrency: its callers try again, or fail; ${runbook}`,
    },
    Duration: {
      ...shared,
      metric: 'duration',
      metricName: 'Duration',
      statistic: 'p99',
      tolerated: timeoutSeconds * MILLISECONDS * SLOW_SHARE_OF_TIMEOUT,
      description: `${functionName} needs nearly its timeout of ${timeoutSeconds} s; ${runbook}`,
    },
  };
}
