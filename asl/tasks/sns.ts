import type { PayloadValue } from '../payload';
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

/** All that `Publish` of SNS takes for a topic. */
type Publication = Parameter<'TopicArn'> &
  Parameter<'Message', PayloadValue> &
  Optional<
    | 'MessageAttributes'
    | 'MessageDeduplicationId'
    | 'MessageGroupId'
    | 'MessageStructure'
    | 'Subject'
  >;

/** Publishes to a topic. It may be published twice: give the message an id that readers can compare. */
export function snsPublish(parameters: Publication): TaskPart {
  return task('sns:publish', parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    TASK_FAILED,
    TIMEOUT,
  ]);
}

/** Publishes a message that carries the task token, and waits until it is answered. */
export function snsPublishWithToken(parameters: Publication, limits: Limits): TaskPart {
  return callbackTask('sns:publish', parameters, limits, [TASK_FAILED]);
}
