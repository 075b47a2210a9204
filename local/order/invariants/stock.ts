import type { Evidence } from '../evidence';
import { type Invariant, isLeftToAPerson, isOnlyUnrefunded } from './invariant';

/** O3: no piece is lost or made up, none is promised twice, and none stays reserved, also where the refund has to wait. */
export const stockIsConserved: Invariant = (evidence) => [
  ...evidence.stock.flatMap(({ sku, atStart, onHand, lowest }) => {
    const taken = takenOf(evidence, sku);
    const says: string[] = [];
    if (onHand + taken !== atStart) {
      says.push(
        `${sku}: ${onHand} on hand and ${taken} reserved or shipped, started with ${atStart}`,
      );
    }
    if (lowest < 0) says.push(`${sku}: ${lowest} on hand at one time, allowed 0 or more`);
    return says;
  }),
  ...stillReserved(evidence),
];

function takenOf({ orders }: Evidence, sku: string): number {
  return orders
    .flatMap(({ reservations }) => reservations)
    .filter((reservation) => reservation.sku === sku && reservation.state !== 'RELEASED')
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function stillReserved({ orders }: Evidence): string[] {
  return orders
    .filter((order) => !isLeftToAPerson(order) || isOnlyUnrefunded(order))
    .flatMap(({ orderId, reservations }) =>
      reservations
        .filter(({ state }) => state === 'RESERVED')
        .map(({ sku, quantity }) => `order ${orderId}: ${quantity} of ${sku} stay reserved`),
    );
}
