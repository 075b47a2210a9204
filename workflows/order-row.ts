import {
  type ExecutionRow,
  FAILURE_REASON,
  openRow,
  rejectRow,
  writeRow,
} from './fragments/execution-row';
import type { OrderResources } from './order-resources';
import type { OrderStatus } from './order-status';

const rowOf = ({ tables }: OrderResources): ExecutionRow => ({
  tableName: tables.orders,
  key: { orderId: { 'S.$': '$$.Execution.Name' } },
  presentBy: 'orderId',
});

const RECEIVED = 'RECEIVED' satisfies OrderStatus;

/** Opens the order's row. */
export const openOrder = (aws: OrderResources) => openRow(rowOf(aws), RECEIVED);

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
  rejectRow(rowOf(aws), RECEIVED, 'REJECTED' satisfies OrderStatus);

/** The last move of an order that was undone, with the reason that `GET /orders/{orderId}` gives. */
export const closeOrder = (aws: OrderResources) =>
  writeRow(rowOf(aws), {
    update: 'SET #status = :outcome, reason = :reason',
    condition: 'attribute_not_exists(dispatchedAt)',
    values: { ':outcome': { 'S.$': '$.refund.outcome' }, ...FAILURE_REASON },
  });
