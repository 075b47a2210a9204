import type { PayloadTemplate } from '../payload';
import { capacity, TIMEOUT } from '../retry';
import { API_CALL_TIMEOUT_SECONDS, type Limits, type Parameter, type TaskPart, task } from './task';

type JobRun = PayloadTemplate & Parameter<'JobName'>;

/** All that may be running is running; the job starts once one of them ends. */
const BUSY = capacity(
  'Glue.ConcurrentRunsExceededException',
  'Glue.ResourceNumberLimitExceededException',
  'Glue.ThrottlingException',
);

/** Starts a Glue job and goes on at once. */
export function glueStartJobRun(parameters: JobRun): TaskPart {
  return task('glue:startJobRun', parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    BUSY,
    TIMEOUT,
  ]);
}

/** Starts a Glue job and waits for its end; a failed run is `States.TaskFailed`. */
export function glueStartJobRunSync(parameters: JobRun, limits: Limits): TaskPart {
  return task('glue:startJobRun.sync', parameters, limits, [BUSY]);
}
