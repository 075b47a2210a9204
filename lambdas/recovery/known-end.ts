import type { EndedExecution } from './execution-record';

/** The end of an execution that somebody has told of: an event, or a list of executions. */
export interface KnownEnd {
  readonly executionArn: string;
  readonly stopDate: Date;
}

/** An event and an API need not round a moment alike; an execution that is redriven never ends again so soon. */
const ROUNDING_MS = 100;

/**
 * Whether what Step Functions tells of an execution is from before an end that is known: it still runs, or ended
 * earlier. One that was redriven after the end is later than it.
 */
export function isFromBefore(
  end: KnownEnd,
  { status, stopDate, redriveDate }: Pick<EndedExecution, 'status' | 'stopDate' | 'redriveDate'>,
): boolean {
  if (status === 'RUNNING') return redriveDate === undefined || redriveDate <= end.stopDate;
  return stopDate !== undefined && stopDate.getTime() < end.stopDate.getTime() - ROUNDING_MS;
}
