import type { OrderStatus } from '../../workflows/order-status';
import type { Log } from '../shared/logger';
import type { Count } from '../shared/metrics';
import type { OrdersTable } from './orders-table';
import type { ReservationsTable } from './reservations-table';
import type { ShipmentMessage } from './shipment-message';

/** What dispatching works with. */
export interface ShipmentServices {
  readonly orders: OrdersTable;
  readonly reservations: ReservationsTable;
  readonly log: Log;
  readonly count: Count;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Orders that never ship: their message is done with. */
const NEVER_SHIPPED: ReadonlySet<OrderStatus> = new Set([
  'CANCELLING',
  'CANCELLED',
  'REFUNDED',
  'REJECTED',
]);

/**
 * Dispatches an order, or drops one that was cancelled. False if the message has to come again: it overtook the
 * order's status, or a piece is not reserved, which a person sees in the dead-letter queue.
 * The order is marked before its pieces: from then on it cannot be cancelled, and a repeated message finishes.
 */
export async function dispatchShipment(
  services: ShipmentServices,
  { orderId, items }: ShipmentMessage,
): Promise<boolean> {
  const { orders, reservations, count, now } = services;
  const log = services.log.about(orderId);

  if (!(await orders.markDispatched(orderId, new Date(now()).toISOString()))) {
    const status = (await orders.read(orderId))?.status;
    if (status === undefined || !NEVER_SHIPPED.has(status)) {
      log.warn('order is not ready to ship', { status });
      return false;
    }
    count('ShipmentsDropped');
    log.info('order was cancelled before it shipped', { status });
    return true;
  }
  const missing: string[] = [];
  for (const { sku } of items) {
    if (!(await reservations.markShipped(orderId, sku))) {
      missing.push(sku);
    }
  }
  if (missing.length > 0) {
    log.error('order is dispatched, but pieces of it are not reserved', { missing });
  }
  return missing.length === 0;
}
