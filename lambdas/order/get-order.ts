import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { answering } from '../shared/http-handler';
import { HttpProblem, type HttpResponse, jsonResponse } from '../shared/http-response';
import { type Log, makeLog } from '../shared/logger';
import { makeSfnClient } from '../shared/sfn-client';
import { makeOrderExecutions, type OrderExecutions } from './order-executions';
import { orderIdSchema } from './order-schema';
import { makeOrdersTable, type OrdersTable } from './orders-table';

interface Dependencies {
  readonly orders: OrdersTable;
  readonly executions: OrderExecutions;
  readonly log: Log;
}

/**
 * `GET /orders/{orderId}`: where an order stands. An order that was accepted but has no row yet is RECEIVED;
 * one whose execution ended without ever writing the row is FAILED.
 */
export function makeGetOrderHandler({ orders, executions, log }: Dependencies) {
  return (event: APIGatewayProxyEventV2): Promise<HttpResponse> =>
    answering(log, async () => {
      const id = orderIdSchema.safeParse(event.pathParameters?.['orderId']);
      if (!id.success) {
        throw new HttpProblem(400, { error: 'InvalidOrderId' });
      }
      const row = await orders.read(id.data);
      if (row !== undefined) {
        return jsonResponse(200, row);
      }
      const execution = await executions.describe(id.data);
      if (execution === undefined) {
        throw new HttpProblem(404, { error: 'OrderNotFound' });
      }
      const status = execution.status === 'RUNNING' ? 'RECEIVED' : 'FAILED';
      return jsonResponse(200, { orderId: id.data, status, executionArn: execution.executionArn });
    });
}

export const handler = makeGetOrderHandler({
  orders: makeOrdersTable(makeDynamoDbClient(), requireEnv('ORDERS_TABLE')),
  executions: makeOrderExecutions({
    client: makeSfnClient(),
    executionArnPrefix: requireEnv('STATE_MACHINE_EXECUTION_ARN_PREFIX'),
  }),
  log: makeLog(),
});
