import type { LocalOption } from '../local-workflow';
import { PAYMENT_SCRIPTS, type PaymentScript } from '../services/payment-scripts';

/** Pieces of each kind on hand, unless a run says otherwise. */
const DEFAULT_STOCK = 100;

/** Options of a run of an order. */
export const ORDER_OPTIONS: readonly LocalOption[] = [
  {
    name: 'payment',
    description: 'how the payment provider decides the charge',
    values: PAYMENT_SCRIPTS,
    default: 'capture',
  },
  {
    name: 'stock',
    description: 'pieces on hand of each kind that the order names',
    default: String(DEFAULT_STOCK),
  },
];

/** The same, read. */
export interface OrderOptions {
  readonly payment: PaymentScript;
  readonly stock: number;
}

/** @throws RangeError naming option, value and what is allowed */
export function readOptions(given: Readonly<Record<string, string>> = {}): OrderOptions {
  const unknown = Object.keys(given).find((name) => !ORDER_OPTIONS.some((o) => o.name === name));
  if (unknown !== undefined) {
    const known = ORDER_OPTIONS.map(({ name }) => name).join(', ');
    throw new RangeError(`no option '${unknown}'; allowed: ${known}`);
  }
  const { payment = 'capture', stock = String(DEFAULT_STOCK) } = given;
  const script = PAYMENT_SCRIPTS.find((known) => known === payment);
  if (script === undefined) {
    throw new RangeError(`payment is '${payment}'; allowed: ${PAYMENT_SCRIPTS.join(', ')}`);
  }
  if (!/^\d{1,9}$/.test(stock)) {
    throw new RangeError(`stock is '${stock}'; allowed: a whole number of 0 or more`);
  }
  return { payment: script, stock: Number(stock) };
}
