import { capacity } from '../retry';
import {
  API_CALL_TIMEOUT_SECONDS,
  callbackTask,
  type Limits,
  type Optional,
  type Parameter,
  type TaskPart,
  task,
} from './task';

/** TaskDefinition with its revision: IAM authorises the exact one. */
type Run = Parameter<'Cluster'> &
  Parameter<'TaskDefinition'> &
  Optional<
    | 'CapacityProviderStrategy'
    | 'ClientToken'
    | 'Count'
    | 'EnableECSManagedTags'
    | 'EnableExecuteCommand'
    | 'Group'
    | 'LaunchType'
    | 'NetworkConfiguration'
    | 'Overrides'
    | 'PlacementConstraints'
    | 'PlacementStrategy'
    | 'PlatformVersion'
    | 'PropagateTags'
    | 'ReferenceId'
    | 'StartedBy'
    | 'Tags'
    | 'VolumeConfigurations'
  >;

/** Too many calls, or a fault of ECS. */
const CALL_FAILED = [
  'ECS.AmazonECSException',
  'ECS.ServerException',
  'ECS.ThrottlingException',
] as const;
const BUSY = capacity(...CALL_FAILED);
/**
 * Also no room, which ECS answers with `Failures` and no error: AmazonECS.Unknown, where the end of the task is waited
 * for. Fargate finds room in a while.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
const NO_ROOM = capacity('AmazonECS.Unknown', ...CALL_FAILED);

/** Starts a task and goes on at once, also where ECS has no room for it: look at `Failures` of the result. */
export function ecsRunTask(parameters: Run): TaskPart {
  return task('ecs:runTask', parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [BUSY]);
}

/** Starts a task and waits for its end; a container that exits other than 0 is `States.TaskFailed`. */
export function ecsRunTaskSync(parameters: Run, limits: Limits): TaskPart {
  return task('ecs:runTask.sync', parameters, limits, [NO_ROOM]);
}

/**
 * Starts a task with the task token in its environment, and waits until that is answered.
 * A timeout does not stop the container: give it a heartbeat and let it end itself.
 */
export function ecsRunTaskWithToken(parameters: Run, limits: Limits): TaskPart {
  return callbackTask('ecs:runTask', parameters, limits, [NO_ROOM]);
}
