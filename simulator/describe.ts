import type { Execution, Status } from './execution';

/**
 * An execution as `DescribeExecution` tells it: input and output are text, times are seconds since the epoch. One that
 * ran out of time has no error there; its last event has.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export interface ExecutionDescription {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: Status;
  readonly startDate: number;
  readonly stopDate?: number;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount: number;
}

export function describeExecution(execution: Execution): ExecutionDescription {
  const { names, status, stopMs, output, error, cause } = execution;
  const told = status === 'FAILED' || status === 'ABORTED';
  return {
    executionArn: names.executionArn,
    stateMachineArn: names.stateMachineArn,
    name: names.executionName,
    status,
    startDate: execution.startMs / 1000,
    ...(stopMs === undefined ? {} : { stopDate: stopMs / 1000 }),
    input: JSON.stringify(execution.input),
    ...(status === 'SUCCEEDED' ? { output: JSON.stringify(output) } : {}),
    ...(told && error !== undefined ? { error } : {}),
    ...(told && cause !== undefined ? { cause } : {}),
    redriveCount: execution.redriveCount,
  };
}
