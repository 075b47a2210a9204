import { capacity, TIMEOUT } from '../retry';
import {
  API_CALL_TIMEOUT_SECONDS,
  type Limits,
  type Optional,
  type Parameter,
  type TaskPart,
  task,
} from './task';

/** All that `StartJobRun` of Glue takes, but for AllocatedCapacity, which MaxCapacity has replaced. */
type JobRun = Parameter<'JobName'> &
  Optional<
    | 'Arguments'
    | 'ExecutionClass'
    | 'ExecutionRoleSessionPolicy'
    | 'JobRunId'
    | 'JobRunQueuingEnabled'
    | 'MaxCapacity'
    | 'NotificationProperty'
    | 'NumberOfWorkers'
    | 'SecurityConfiguration'
    | 'Timeout'
    | 'WorkerType'
  >;

/**
 * All that may be running is running, and the job starts once one of them ends; or the call was throttled, which the
 * last also names: it is what an error is called that the client of Glue has no class for.
 */
const BUSY = capacity(
  'Glue.ConcurrentRunsExceededException',
  'Glue.ResourceNumberLimitExceededException',
  'Glue.ThrottlingException',
  'Glue.AWSGlueException',
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
