import type { Json } from '../../asl/json';
import type { TaskHandler } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';
import type { ExportedHandler } from './handler-file';

/** Longest that a function may run. Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
const LONGEST_RUN_MS = 900_000;

/**
 * Calls a function as Lambda does: with the event and a context. Time passes by the engine's clock, so that a function
 * that asks how long it has left is told the same on every machine.
 */
export function lambdaHandler(handler: ExportedHandler): TaskHandler {
  return (event: Json, call: TaskCall) => handler(event, contextOf(call));
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf(call: TaskCall): object {
  const deadlineMs = call.nowMs + LONGEST_RUN_MS;
  const arn = functionArnOf(call);
  return {
    functionName: arn.split(':')[6] ?? arn,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: '128',
    awsRequestId: `${call.executionName}/${call.stateName}/${call.attempt}`,
    logGroupName: '/aws/lambda/local',
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadlineMs - call.nowMs,
  };
}

function functionArnOf({ parameters, resource }: TaskCall): string {
  const name =
    typeof parameters === 'object' && parameters !== null && 'FunctionName' in parameters
      ? parameters.FunctionName
      : undefined;
  return typeof name === 'string' ? name : resource;
}
