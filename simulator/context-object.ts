import type { Json, JsonObject } from '../asl/json';
import { timestamp } from './clock/timestamp';
import type { MapItem, Strand } from './strand';

const RETRIED = new Set(['Task', 'Map', 'Parallel']);

/**
 * The context object as a state sees it: `$$` in JSONPath, `$states.context` in JSONata.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject(strand: Strand): JsonObject {
  const { execution } = strand;
  const context: { [key: string]: Json } = {
    Execution: execution.context(),
    StateMachine: { Id: execution.names.stateMachineArn, Name: execution.names.stateMachineName },
    State: {
      Name: strand.stateName,
      EnteredTime: timestamp(strand.enteredMs),
      ...(RETRIED.has(strand.stateType) ? { RetryCount: strand.retryCount } : {}),
    },
  };
  const item = strand.selecting ?? strand.item;
  if (item !== undefined) context['Map'] = { Item: itemOf(item) };
  if (strand.taskToken !== undefined) context['Task'] = { Token: strand.taskToken };
  return context;
}

function itemOf({ index, key, value, source }: MapItem): JsonObject {
  return { Index: index, ...(key === undefined ? {} : { Key: key }), Value: value, Source: source };
}
