import { MERCHANT, type Posting } from '../../services/ledger';
import type { OrderEvidence } from '../evidence';
import { type Invariant, isLeftToAPerson, ofEachOrder } from './invariant';

/** O2: at most one capture; what the merchant keeps is the total of a completed order, and nothing of any other. */
export const chargedOnce: Invariant = ofEachOrder((order) => {
  const captures = capturesOf(order).length;
  if (captures > 1) return `captures ${captures}, allowed 1`;
  const kept = keptBy(MERCHANT, order.postings);
  if (isLeftToAPerson(order)) return kept < 0 ? `refunded ${-kept} more than captured` : undefined;
  const due = order.row?.['status'] === 'COMPLETED' ? (order.totalMinor ?? Number.NaN) : 0;
  return kept === due ? undefined : `captures less refunds are ${kept}, allowed ${due}`;
});

/** O4: the two sides of each entry of the ledger add up to nothing. */
export const ledgerBalances: Invariant = ofEachOrder(({ postings }) => {
  const sums = new Map<string, number>();
  for (const { entry, currency, amountMinor } of postings) {
    const key = `entry ${entry} in ${currency}`;
    sums.set(key, (sums.get(key) ?? 0) + amountMinor);
  }
  const wrong = [...sums].find(([, sum]) => sum !== 0);
  return wrong && `${wrong[0]} adds up to ${wrong[1]}, allowed 0`;
});

/** O5: what was shipped was paid; what was paid and not shipped was given back. */
export const shippedIfPaid: Invariant = ofEachOrder((order) => {
  const shipped = isShipped(order);
  const kept = keptBy(MERCHANT, order.postings);
  if (shipped && kept <= 0) return 'it was shipped, and is not paid';
  if (shipped || kept <= 0 || isLeftToAPerson(order)) return undefined;
  return `it was paid (${kept}), neither shipped nor refunded`;
});

/** By the fence of its row, or by any piece of it. */
function isShipped({ row, reservations }: OrderEvidence): boolean {
  return (
    row?.['dispatchedAt'] !== undefined || reservations.some(({ state }) => state === 'SHIPPED')
  );
}

function capturesOf({ postings }: OrderEvidence): readonly Posting[] {
  return postings.filter(({ kind, account }) => kind === 'capture' && account === MERCHANT);
}

function keptBy(account: string, postings: readonly Posting[]): number {
  return postings
    .filter((posting) => posting.account === account)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
