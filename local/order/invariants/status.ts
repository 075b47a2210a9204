import { isParked, wrongWithHandOver } from '../../world/hand-over';
import { type Invariant, isLeftToAPerson, neverOpened, ofEachOrder, PARKING } from './invariant';

/** How an order may end, with the execution's status that goes with it. */
const ENDS: Readonly<Record<string, 'SUCCEEDED' | 'FAILED'>> = {
  COMPLETED: 'SUCCEEDED',
  REJECTED: 'FAILED',
  CANCELLED: 'FAILED',
  REFUNDED: 'FAILED',
};

/** The declared graph: where a status may go. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: ['PAID', 'REJECTED', 'CANCELLED', 'REFUNDED'],
  PAID: ['COMPLETED', 'CANCELLING', 'CANCELLED', 'REFUNDED'],
  CANCELLING: ['CANCELLED', 'REFUNDED'],
};

/** O1: every accepted request has one order, and it has ended, once nothing runs, or is left to a person for a reason. */
export const everyOrderEnds: Invariant = ofEachOrder((order) => {
  if (neverOpened(order)) return undefined;
  if (isParked(order, PARKING)) return wrongWithHandOver(order, PARKING);
  if (order.isUndispatched) return undefined;
  const { row, execution } = order;
  if (row === undefined) return 'it has no row';
  const { status = '', executionArn } = row;
  if (executionArn !== execution.names.executionArn) return `its row belongs to ${executionArn}`;
  return status in ENDS ? undefined : `it is ${status}, allowed: ${Object.keys(ENDS).join(', ')}`;
});

/** O6: execution and order tell the same. */
export const executionAgrees: Invariant = ofEachOrder((order) => {
  if (neverOpened(order) || isLeftToAPerson(order)) return undefined;
  const { row, execution } = order;
  const expected = ENDS[row?.['status'] ?? ''];
  if (expected === undefined || expected === execution.status) return undefined;
  return `it is ${row?.['status']}, but its execution ${execution.status}`;
});

/** Where a status may begin: an order whose opening failed is rejected at once. */
const BEGINNINGS: readonly string[] = ['RECEIVED', 'REJECTED'];

/** O10: a status moves along the declared graph only. */
export const statusMovesAlongGraph: Invariant = ofEachOrder(({ statuses }) => {
  const [first, ...rest] = statuses;
  if (first !== undefined && !BEGINNINGS.includes(first)) return `it began as ${first}`;
  const wrong = rest.findIndex((to, index) => !MOVES[statuses[index] ?? '']?.includes(to));
  return wrong === -1 ? undefined : `it went from ${statuses[wrong]} to ${rest[wrong]}`;
});
