import type { Json, JsonObject } from '../../asl/json';
import type { ExecutionNames } from '../execution-names';
import type { ChildResult } from './child-result';

/** Files that a ResultWriter writes, and in which of them a child is. */
export const WRITTEN_STATUSES = ['FAILED', 'PENDING', 'SUCCEEDED'] as const;
export type WrittenStatus = (typeof WRITTEN_STATUSES)[number];

/** Failed, timed out and aborted are written together; pending is what was never started. */
export function writtenStatusOf(result: ChildResult | undefined): WrittenStatus {
  if (result === undefined) return 'PENDING';
  return result.status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED';
}

const INCLUDED = { Included: true };

/**
 * A child execution with its output and the metadata of the workflow, as `Transformation: NONE` gives it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 *
 * @param result undefined for a child that was never started
 */
export function describeChild(
  names: ExecutionNames,
  input: Json,
  result: ChildResult | undefined,
): JsonObject {
  const { output, error, cause } = result ?? {};
  return {
    ...(cause === undefined ? {} : { Cause: cause }),
    ...(error === undefined ? {} : { Error: error }),
    ExecutionArn: names.executionArn,
    Input: JSON.stringify(input),
    InputDetails: INCLUDED,
    Name: names.executionName,
    ...(output === undefined ? {} : { Output: JSON.stringify(output) }),
    OutputDetails: INCLUDED,
    RedriveCount: result?.redriveCount ?? 0,
    ...redriveStatus(result),
    ...(result === undefined ? {} : { StartDate: new Date(result.startMs).toISOString() }),
    StateMachineArn: names.stateMachineArn,
    Status: result?.status ?? 'PENDING',
    ...(result === undefined ? {} : { StopDate: new Date(result.stopMs).toISOString() }),
  };
}

/** A child is redriven with its map run, and in no other way. */
function redriveStatus(result: ChildResult | undefined): JsonObject {
  return result?.status === 'SUCCEEDED'
    ? {
        RedriveStatus: 'NOT_REDRIVABLE',
        RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      }
    : { RedriveStatus: 'REDRIVABLE_BY_MAP_RUN' };
}
