import * as z from 'zod/mini';
import { ORDER_ERRORS } from '../../workflows/order-errors';
import { errorNamed } from '../shared/errors';
import { describeIssues } from '../shared/issues';
import { expiryAfter } from '../shared/record-expiry';
import { type Order, orderSchema, totalMinorOf } from './order-schema';

/** What the rest of the workflow works with. */
export interface ValidatedOrder {
  readonly orderId: string;
  readonly customerId: string;
  readonly currency: Order['currency'];
  readonly totalMinor: number;
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
  /** Seconds since 1970; one moment for every reservation, however often it is retried. */
  readonly reservationsExpireAt: number;
}

const eventSchema = z.object({ executionName: z.string(), input: orderSchema });

/**
 * Checks an execution's input, which anyone with states:StartExecution may have written, not only `POST /orders`.
 * @throws InvalidOrder listing everything that is wrong, without the values
 */
export function makeValidateOrderHandler(deps: { readonly now: () => number }) {
  return async (event: unknown): Promise<ValidatedOrder> => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      throw invalid(describeIssues(parsed.error));
    }
    const { executionName, input } = parsed.data;
    if (input.orderId !== executionName) {
      throw invalid(['input.orderId: must equal the name of the execution']);
    }
    return {
      orderId: input.orderId,
      customerId: input.customerId,
      currency: input.currency,
      totalMinor: totalMinorOf(input),
      items: input.items.map(({ sku, quantity }) => ({ sku, quantity })),
      reservationsExpireAt: expiryAfter(deps.now()),
    };
  };
}

function invalid(issues: readonly string[]): Error {
  return errorNamed(ORDER_ERRORS.invalidOrder, `order is invalid: ${issues.join('; ')}`);
}

export const handler = makeValidateOrderHandler({ now: Date.now });
