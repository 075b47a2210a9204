import type { PayloadTemplate } from '../payload';
import { capacity } from '../retry';
import {
  API_CALL_TIMEOUT_SECONDS,
  callbackTask,
  type Limits,
  type Parameter,
  type TaskPart,
  task,
} from './task';

/** TaskDefinition with its revision: IAM authorises the exact one. */
type Run = PayloadTemplate & Parameter<'Cluster'> & Parameter<'TaskDefinition'>;

/** No capacity or too many calls; Fargate finds room in a while. */
const BUSY = capacity('ECS.AmazonECSException', 'ECS.ServerException', 'ECS.ThrottlingException');

/** Starts a task and goes on at once. */
export function ecsRunTask(parameters: Run): TaskPart {
  return task('ecs:runTask', parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [BUSY]);
}

/** Starts a task and waits for its end; a container that exits other than 0 is `States.TaskFailed`. */
export function ecsRunTaskSync(parameters: Run, limits: Limits): TaskPart {
  return task('ecs:runTask.sync', parameters, limits, [BUSY]);
}

/**
 * Starts a task with the task token in its environment, and waits until that is answered.
 * A timeout does not stop the container: give it a heartbeat and let it end itself.
 */
export function ecsRunTaskWithToken(parameters: Run, limits: Limits): TaskPart {
  return callbackTask('ecs:runTask', parameters, limits, [BUSY]);
}
