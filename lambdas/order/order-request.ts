import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { bodyBytes, parseJsonBody } from '../shared/http-body';
import { HttpProblem } from '../shared/http-response';
import { describeIssues } from '../shared/issues';
import { type Order, orderSchema } from './order-schema';

/** 64 KiB: forty items fill a tenth of it, and it stays far below the 256 KiB of an execution's input. */
const MAX_BODY_BYTES = 64 * 1024;

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/**
 * The order in a request.
 * @throws HttpProblem 415 (not JSON by its content type), 413 (too large), 400 (not JSON, or not an order)
 */
export function readOrderRequest(event: APIGatewayProxyEventV2): Order {
  if (!JSON_TYPE.test(event.headers?.['content-type'] ?? '')) {
    throw new HttpProblem(415, { error: 'UnsupportedMediaType', allowed: ['application/json'] });
  }
  const parsed = orderSchema.safeParse(parseJsonBody(bodyBytes(event, MAX_BODY_BYTES)));
  if (!parsed.success) {
    throw new HttpProblem(400, { error: 'InvalidOrder', issues: describeIssues(parsed.error) });
  }
  return parsed.data;
}

/** An order as text, the same for every spelling of it: this is what tells a repeated order from another one. */
export function canonicalOrder(order: Order): string {
  return JSON.stringify({
    orderId: order.orderId,
    customerId: order.customerId,
    currency: order.currency,
    items: order.items.map(({ sku, quantity, unitPriceMinor }) => ({
      sku,
      quantity,
      unitPriceMinor,
    })),
  });
}
