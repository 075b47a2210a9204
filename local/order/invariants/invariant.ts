import { ORDER_ERRORS } from '../../../workflows/order-errors';
import { isParked, type Parking } from '../../world/hand-over';
import type { Evidence, OrderEvidence } from '../evidence';

/** Something that holds whatever goes wrong: says what contradicts it, nothing when it holds. */
export type Invariant = (evidence: Evidence) => readonly string[];

/** One that looks at each order by itself. */
export function ofEachOrder(judge: (order: OrderEvidence) => string | undefined): Invariant {
  return ({ orders }) =>
    orders.flatMap((order) => {
      const says = judge(order);
      return says === undefined ? [] : [`order ${order.orderId}: ${says}`];
    });
}

/** What undoes an order or ends it: an order is parked when one of these fails, and for nothing else. */
const UNDOING: ReadonlySet<string> = new Set([
  'CancelOrder',
  'KeepOrder',
  'RefundPayment',
  'ReleaseItem',
  'LeaveTombstone',
  'CloseOrder',
  'RejectOrder',
]);

/** How an order is left to a person. */
export const PARKING: Parking = {
  states: ['ParkOrder'],
  errors: [ORDER_ERRORS.compensationFailed],
  isReason: (task) => UNDOING.has(task),
};

/** True for an order that waits for a person, and may be half done until then. */
export function isLeftToAPerson(order: OrderEvidence): boolean {
  return order.isUndispatched || isParked(order, PARKING);
}

/** True for an order of which no more is left than to give the money back. */
export function isOnlyUnrefunded({ attention }: OrderEvidence): boolean {
  const states = attention.flatMap(({ unfinished }) => Object.keys(Object(unfinished)));
  return states.length > 0 && states.every((state) => state === 'RefundPayment');
}

/** True for an execution that was told that another one has the order, before anything else happened. */
export function neverOpened({ execution, row }: OrderEvidence): boolean {
  return row === undefined && execution.error === 'DuplicateOrder';
}
