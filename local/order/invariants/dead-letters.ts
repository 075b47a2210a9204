import { unexplained } from '../../world/dead-letters';
import { type OrderEvidence, orderIn } from '../evidence';
import type { Invariant } from './invariant';

/** O11: among the dead letters lies only the parcel of an order that was paid, and of which a piece was not shipped. */
export const deadLettersAreExplained: Invariant = ({ deadLetters, orders }) =>
  unexplained(deadLetters, (letter) =>
    orders.some((order) => order.orderId === orderIn(letter) && isHalfShipped(order)),
  );

function isHalfShipped({ row, reservations }: OrderEvidence): boolean {
  const isPaid = PAID.has(row?.['status'] ?? '');
  return isPaid && reservations.some(({ state }) => state !== 'SHIPPED');
}

const PAID: ReadonlySet<string> = new Set(['PAID', 'COMPLETED']);
