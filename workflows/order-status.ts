/** Where an order stands, as its row and `GET /orders/{orderId}` tell it. */
export const ORDER_STATUSES = [
  'RECEIVED',
  'PAID',
  'COMPLETED',
  'CANCELLING',
  'CANCELLED',
  'REFUNDED',
  'REJECTED',
] as const;

/** A status of an order. */
export type OrderStatus = (typeof ORDER_STATUSES)[number];
