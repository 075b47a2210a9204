import type { PayloadTemplate, PayloadValue } from '../payload';
import { TASK_FAILED, TIMEOUT } from '../retry';
import { API_CALL_TIMEOUT_SECONDS, type Parameter, type TaskPart, task } from './task';

type ObjectOf = PayloadTemplate & Parameter<'Bucket'> & Parameter<'Key'>;

/** Reads an object by SDK call, as text under `Body`; it must fit the 262,144 bytes of a state's data. */
export function s3GetObject(parameters: ObjectOf): TaskPart {
  return call('aws-sdk:s3:getObject', parameters);
}

/** Writes an object by SDK call; the same key and body twice is the same object. */
export function s3PutObject(parameters: ObjectOf & Parameter<'Body', PayloadValue>): TaskPart {
  return call('aws-sdk:s3:putObject', parameters);
}

function call(action: string, parameters: PayloadTemplate): TaskPart {
  return task(action, parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    TASK_FAILED,
    TIMEOUT,
  ]);
}
