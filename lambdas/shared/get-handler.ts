import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { answering } from './http-handler';
import { HttpProblem, type HttpResponse, jsonResponse } from './http-response';
import type { Log } from './logger';
import type { WorkflowExecutions } from './workflow-executions';

/** What a `GET` by id answers of, and what it is called. */
export interface GetRoute {
  /** The path's parameter and the answer's key: `orderId`. */
  readonly idKey: string;
  readonly idSchema: z.core.$ZodType<string>;
  /** Names of what is answered with 400 and 404. */
  readonly errors: { readonly invalidId: string; readonly notFound: string };
  /** What is answered of one that was accepted but has no row yet, besides its id and its execution. */
  readonly accepted: Readonly<Record<string, unknown>> & { readonly status: string };
}

/** What answering works with. */
export interface GetServices {
  /** The row as clients may see it, or `undefined`. */
  readonly read: (id: string) => Promise<Readonly<Record<string, unknown>> | undefined>;
  readonly executions: WorkflowExecutions;
  readonly log: Log;
}

/**
 * Tells where something stands: its row; without one what its execution tells. One whose execution ended without ever
 * writing the row is FAILED.
 */
export function makeGetHandler(route: GetRoute, { read, executions, log }: GetServices) {
  const { idKey, errors, accepted } = route;
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answering(log, async () => {
      const id = z.safeParse(route.idSchema, event.pathParameters?.[idKey]);
      if (!id.success) {
        throw new HttpProblem(400, { error: errors.invalidId });
      }
      const row = await read(id.data);
      if (row !== undefined) {
        return jsonResponse(200, row);
      }
      const execution = await executions.describe(id.data);
      if (execution === undefined) {
        throw new HttpProblem(404, { error: errors.notFound });
      }
      const { executionArn } = execution;
      const status = execution.status === 'RUNNING' ? accepted.status : 'FAILED';
      return jsonResponse(200, { [idKey]: id.data, ...accepted, status, executionArn });
    });
}
