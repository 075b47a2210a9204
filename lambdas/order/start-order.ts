import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { requireEnv } from '../shared/environment';
import { answering } from '../shared/http-handler';
import { HttpProblem, type HttpResponse, jsonResponse } from '../shared/http-response';
import { type Log, makeLog } from '../shared/logger';
import { makeSfnClient } from '../shared/sfn-client';
import { makeOrderExecutions, type OrderExecutions } from './order-executions';
import { canonicalOrder, readOrderRequest } from './order-request';
import type { Order } from './order-schema';

interface Dependencies {
  readonly executions: OrderExecutions;
  readonly log: Log;
}

/**
 * `POST /orders`: starts the execution named by the order's id. 202 when it is started or still runs, 200 when
 * the same order has been through already, 409 when another order has the id.
 */
export function makeStartOrderHandler({ executions, log }: Dependencies) {
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answering(log, async () => {
      const order = readOrderRequest(event);
      const input = canonicalOrder(order);

      const started = await executions.start(order.orderId, input);
      if (started !== undefined) {
        return accepted(202, order, started.executionArn);
      }
      const earlier = await executions.describe(order.orderId);
      if (earlier?.input !== input) {
        log.about(order.orderId).warn('order id is taken by another order');
        throw new HttpProblem(409, { error: 'OrderConflict' });
      }
      return accepted(200, order, earlier.executionArn);
    });
}

function accepted(statusCode: 200 | 202, { orderId }: Order, executionArn: string): HttpResponse {
  return jsonResponse(
    statusCode,
    { orderId, executionArn, status: 'RECEIVED' },
    { location: `/orders/${orderId}` },
  );
}

export const handler = makeStartOrderHandler({
  executions: makeOrderExecutions({
    client: makeSfnClient(),
    stateMachineArn: requireEnv('STATE_MACHINE_ARN'),
    executionArnPrefix: requireEnv('STATE_MACHINE_EXECUTION_ARN_PREFIX'),
  }),
  log: makeLog(),
});
