import { TASK_FAILED, TIMEOUT } from '../retry';
import {
  API_CALL_TIMEOUT_SECONDS,
  callbackTask,
  type Limits,
  type Optional,
  type Parameter,
  type TaskPart,
  task,
} from './task';

/**
 * Give a `Name` that is a function of the parent's, so that a second run finds the first child again, and
 * `AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$: '$$.Execution.Id'` in `Input` to link the two in the console.
 */
type Start = Parameter<'StateMachineArn'> & Optional<'Input' | 'Name' | 'TraceHeader'>;

/** Starts another machine and goes on at once. */
export function statesStartExecution(parameters: Start): TaskPart {
  return task('states:startExecution', parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    TASK_FAILED,
    TIMEOUT,
  ]);
}

/** Starts another machine and waits for its end; the result holds its output as JSON under `Output`. */
export function statesStartExecutionSync(parameters: Start, limits: Limits): TaskPart {
  return task('states:startExecution.sync:2', parameters, limits, [TASK_FAILED]);
}

/** Starts another machine with the task token in its input, and waits until that is answered. */
export function statesStartExecutionWithToken(parameters: Start, limits: Limits): TaskPart {
  return callbackTask('states:startExecution', parameters, limits, [TASK_FAILED]);
}
