import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { TaskCall } from '../../simulator/tasks/task-call';
import type { TaskRunner } from '../../simulator/tasks/task-runner';
import { type AwsService, ServiceError } from '../services/aws-service';
import { saysOf } from './says';
import { capital, taskFailure } from './service-errors';

/** What tasks are run with. */
export interface TaskServices {
  /** By the name in the Resource of an SDK call: `dynamodb`, `eventbridge`, `s3`, `sqs`, … */
  readonly services: Readonly<Record<string, AwsService>>;
  /** Invokes a function by its name or ARN. */
  readonly invoke: (functionArn: string, payload: Json) => Promise<Json>;
  /** Hears of each effect. */
  readonly tell: (call: TaskCall, says: string) => void;
}

/** Names of optimised integrations that differ from those of the SDK. */
const SDK_NAME: Readonly<Record<string, string>> = { events: 'eventbridge' };

/** Fields that a service wants as text, and a definition may give as JSON. */
const TEXT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  s3: ['Body'],
  sns: ['Message'],
  sqs: ['MessageBody'],
};

/**
 * Does what a Task's Resource says: invokes functions, and calls services with the state's Parameters as their input. It
 * knows no service by itself; every call has its id from the engine, so that histories are the same for the same seed.
 */
export function serviceTasks(parts: TaskServices): TaskRunner {
  return async (input, call) => {
    const { integration } = call;
    if (integration.kind === 'lambda-arn') return parts.invoke(integration.functionArn, input);
    if (integration.kind !== 'optimized' && integration.kind !== 'sdk') {
      throw new RangeError(`${call.stateName}: nothing stands in for ${call.resource}`);
    }
    if (integration.kind === 'optimized' && integration.service === 'lambda') {
      const { FunctionName } = isJsonObject(call.parameters) ? call.parameters : {};
      return parts.invoke(String(FunctionName), input);
    }
    const service = SDK_NAME[integration.service] ?? integration.service;
    const stand = parts.services[service];
    if (stand === undefined) {
      const known = Object.keys(parts.services).join(', ');
      throw new RangeError(`nothing stands in for ${call.resource}; allowed services: ${known}`);
    }
    const requestId = call.execution.engine.requestId();
    const operation = capital(integration.action);
    const wire = wireInput(service, isJsonObject(input) ? input : {});
    try {
      const output = await stand.call(operation, wire);
      parts.tell(call, saysOf(operation, wire));
      const own = 'MessageId' in output ? { ...output, MessageId: requestId } : output;
      return integration.kind === 'sdk' ? own : withMetadata(own, requestId);
    } catch (thrown) {
      if (thrown instanceof ServiceError) throw taskFailure(integration, thrown, requestId);
      throw thrown;
    }
  };
}

function wireInput(service: string, input: JsonObject): JsonObject {
  const text: Record<string, Json> = {};
  for (const field of TEXT_FIELDS[service] ?? []) {
    const value = input[field];
    if (value !== undefined && typeof value !== 'string') text[field] = JSON.stringify(value);
  }
  return service === 'eventbridge'
    ? { ...input, Entries: entriesOf(input['Entries']) }
    : { ...input, ...text };
}

/** `Detail` of an event is text on the wire. */
function entriesOf(entries: Json | undefined): Json {
  if (!Array.isArray(entries)) return entries ?? [];
  return entries.map((entry: Json) => {
    const { Detail } = isJsonObject(entry) ? entry : {};
    return isJsonObject(entry) && isJsonObject(Detail)
      ? { ...entry, Detail: JSON.stringify(Detail) }
      : entry;
  });
}

/** What optimised integrations add to a service's answer; HTTP headers are left out. */
function withMetadata(output: JsonObject, requestId: string): JsonObject {
  return {
    ...output,
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
