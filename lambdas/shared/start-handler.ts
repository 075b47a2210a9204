import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { callerArnOf } from './caller-arn';
import { requireEnv } from './environment';
import { executionsFromEnv } from './executions-from-env';
import { answering } from './http-handler';
import { HttpProblem, type HttpResponse, jsonResponse } from './http-response';
import { readJsonRequest } from './json-request';
import { type Log, makeLog } from './logger';
import type { WorkflowExecutions } from './workflow-executions';

/** What a `POST` takes, and what it is called. */
export interface StartRoute<Id extends string, T extends Readonly<Record<Id, string>>> {
  /** As the log calls one: `order`. */
  readonly noun: string;
  /** Where they are found: `/orders`. */
  readonly path: string;
  /** Holds the name of the execution: `orderId`. */
  readonly idKey: Id;
  readonly schema: z.core.$ZodType<T>;
  readonly maxBytes: number;
  /** The same text for every spelling of one input: this tells a repeated one from another one. */
  readonly canonical: (input: T) => string;
  /** Where an execution is told who called, which does not tell a repeated input from another one. @default it is not */
  readonly caller?: {
    /** The execution's input. */
    readonly tell: (input: T, callerArn: string) => string;
    /** Whether an execution was started with this input, by whomever. */
    readonly isSame: (executionInput: string, input: T) => boolean;
  };
  /** Names of what is answered with 400 and 409. */
  readonly errors: { readonly invalid: string; readonly conflict: string };
}

/** What starting works with. */
export interface StartServices {
  readonly executions: WorkflowExecutions;
  readonly log: Log;
}

/** Called while a handler's module loads. */
export function startServicesFromEnv(): StartServices {
  return { executions: executionsFromEnv(requireEnv('STATE_MACHINE_ARN')), log: makeLog() };
}

/**
 * Starts the execution named by the id in the body. 202 when it is started or still runs, 200 when the same input has
 * been through already, 409 when another input has the id. `executionStatus` is the execution's; where the thing itself
 * stands is for its `GET` to say.
 */
export function makeStartHandler<Id extends string, T extends Readonly<Record<Id, string>>>(
  route: StartRoute<Id, T>,
  { executions, log }: StartServices,
) {
  const { noun, idKey, errors, caller } = route;
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answering(log, async () => {
      const input = readJsonRequest(event, { ...route, error: errors.invalid });
      const id: string = input[idKey];
      const start =
        caller === undefined
          ? await executions.start(id, route.canonical(input))
          : await executions.start(id, caller.tell(input, callerArnOf(event)), (earlier) =>
              caller.isSame(earlier, input),
            );
      if (start.outcome === 'conflict') {
        log.about(id).warn(`${noun} id is taken by another ${noun}`);
        throw new HttpProblem(409, { error: errors.conflict });
      }
      const { executionArn, status: executionStatus } = start;
      return jsonResponse(
        executionStatus === 'RUNNING' ? 202 : 200,
        { [idKey]: id, executionArn, executionStatus },
        { location: `${route.path}/${id}` },
      );
    });
}
