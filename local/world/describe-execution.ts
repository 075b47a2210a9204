import type { JsonObject } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import { REDRIVES } from '../../simulator/redrives';
import type { Session, StartedExecution } from './session';

/**
 * What `DescribeExecution` answers; times are epoch seconds.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function describeExecution(
  session: Session,
  { execution, inputText }: StartedExecution,
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
    ...redriveStatus(session, execution),
  };
}

/** When it was redriven last, as epoch seconds; absent if never. */
function redriveDate(execution: Execution): JsonObject {
  const { RedriveTime } = execution.context();
  return typeof RedriveTime === 'string' ? { redriveDate: Date.parse(RedriveTime) / 1000 } : {};
}

function redriveStatus(session: Session, execution: Execution): JsonObject {
  try {
    REDRIVES.check(execution, session.now());
    return { redriveStatus: 'REDRIVABLE' };
  } catch (refusal) {
    const redriveStatusReason = refusal instanceof Error ? refusal.message : '';
    return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
  }
}
