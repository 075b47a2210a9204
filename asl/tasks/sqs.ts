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

/** All that `SendMessage` of SQS takes. */
type Message = Parameter<'QueueUrl'> &
  Parameter<'MessageBody', PayloadValue> &
  Optional<
    | 'DelaySeconds'
    | 'MessageAttributes'
    | 'MessageDeduplicationId'
    | 'MessageGroupId'
    | 'MessageSystemAttributes'
  >;

/** Sends a message. It may be sent twice: whoever reads it must know one by its content. */
export function sqsSendMessage(parameters: Message): TaskPart {
  return task('sqs:sendMessage', parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    TASK_FAILED,
    TIMEOUT,
  ]);
}

/** Sends a message that carries the task token, and waits until it is answered. */
export function sqsSendMessageWithToken(parameters: Message, limits: Limits): TaskPart {
  return callbackTask('sqs:sendMessage', parameters, limits, [TASK_FAILED]);
}
