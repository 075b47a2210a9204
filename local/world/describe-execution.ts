import type { JsonObject } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import { REDRIVES } from '../../simulator/redrives';
import type { StartedExecution } from '../../simulator/started-executions';

/**
 * What `DescribeExecution` answers; times are epoch seconds.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function describeExecution(
  { execution, inputText }: StartedExecution,
  nowMs: number,
): JsonObject {
  const { names, status, startMs, stopMs, output, error, cause, redriveCount } = execution;
  return {
    executionArn: names.executionArn,
    stateMachineArn: names.stateMachineArn,
    name: names.executionName,
    status,
    startDate: startMs / 1000,
    ...(stopMs === undefined ? {} : { stopDate: stopMs / 1000 }),
    input: inputText,
    ...(status === 'SUCCEEDED' ? { output: JSON.stringify(output ?? null) } : {}),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    redriveCount,
    ...redriveDate(execution),
    ...redriveStatus(execution, nowMs),
  };
}

/** When it was redriven last, as epoch seconds; absent if never. */
function redriveDate(execution: Execution): JsonObject {
  const { RedriveTime } = execution.context();
  return typeof RedriveTime === 'string' ? { redriveDate: Date.parse(RedriveTime) / 1000 } : {};
}

function redriveStatus(execution: Execution, nowMs: number): JsonObject {
  try {
    REDRIVES.check(execution, nowMs);
    return { redriveStatus: 'REDRIVABLE' };
  } catch (refusal) {
    const redriveStatusReason = refusal instanceof Error ? refusal.message : '';
    return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
  }
}
