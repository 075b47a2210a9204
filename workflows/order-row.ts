import {
  type ExecutionRow,
  FAILURE_REASON,
  writeOwnRow,
  writeRow,
} from './fragments/execution-row';
import type { OrderResources } from './order-resources';
import type { OrderStatus } from './order-status';

const rowOf = ({ tables }: OrderResources): ExecutionRow => ({
  tableName: tables.orders,
  key: { orderId: { 'S.$': '$$.Execution.Name' } },
  presentBy: 'orderId',
});

/** Opens the order's row: it exists before anything else, so that no accepted order is ever without one. */
export const openOrder = (aws: OrderResources) =>
  writeOwnRow(rowOf(aws), {
    set: '#status = if_not_exists(#status, :received)',
    values: { ':received': { S: 'RECEIVED' satisfies OrderStatus } },
  });

/** Moves the order's row to a status, on a condition that makes a repeated or late move harmless. */
export const moveOrder = (
  aws: OrderResources,
  status: Extract<OrderStatus, 'PAID' | 'COMPLETED' | 'CANCELLING'>,
  condition: string,
  values: Readonly<Record<string, { readonly S: OrderStatus }>>,
) =>
  writeRow(rowOf(aws), {
    update: 'SET #status = :next',
    condition,
    values: { ':next': { S: status }, ...values },
  });

/** Ends an order to which nothing has happened, also one whose row could not be seen to be opened. */
export const rejectOrder = (aws: OrderResources) =>
  writeOwnRow(rowOf(aws), {
    set: '#status = :rejected, reason = :reason',
    values: { ':rejected': { S: 'REJECTED' satisfies OrderStatus }, ...FAILURE_REASON },
  });

/** The last move of an order that was undone, with the reason that `GET /orders/{orderId}` gives. */
export const closeOrder = (aws: OrderResources) =>
  writeRow(rowOf(aws), {
    update: 'SET #status = :outcome, reason = :reason',
    condition: 'attribute_not_exists(dispatchedAt)',
    values: { ':outcome': { 'S.$': '$.refund.outcome' }, ...FAILURE_REASON },
  });
