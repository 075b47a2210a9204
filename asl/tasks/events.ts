import type { PayloadValue } from '../payload';
import { TASK_FAILED, TIMEOUT } from '../retry';
import {
  API_CALL_TIMEOUT_SECONDS,
  callbackTask,
  type Limits,
  type Parameter,
  type TaskPart,
  task,
} from './task';

type Entries = Parameter<'Entries', readonly PayloadValue[]>;

/** Puts events on a bus. The Task fails when one entry is refused (`EventBridge.FailedEntry`). */
export function eventsPutEvents(parameters: Entries): TaskPart {
  return task('events:putEvents', parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    TASK_FAILED,
    TIMEOUT,
  ]);
}

/** Puts events that carry the task token, and waits until it is answered. */
export function eventsPutEventsWithToken(parameters: Entries, limits: Limits): TaskPart {
  return callbackTask('events:putEvents', parameters, limits, [TASK_FAILED]);
}
