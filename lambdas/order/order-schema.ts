import * as z from 'zod';
import { CURRENCIES } from './currencies';

/** Pieces of one kind; no order is larger without being a mistake. */
const MAX_QUANTITY = 1_000;
/** Kinds of pieces; bounds the map states of the workflow. */
const MAX_ITEMS = 40;
const MAX_UNIT_PRICE_MINOR = 100_000_000;

/** The largest order or payment, in minor units; far below 2^53, so that every sum is exact. */
export const MAX_TOTAL_MINOR = 100_000_000_000;

/** Also the execution's name, hence these characters; AWS would allow 80 of them. */
export const orderIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 of A-Z, a-z, 0-9, _ and -');

/** A stock-keeping unit. */
export const skuSchema = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be 1 to 64 of A-Z, a-z, 0-9, _, . and -');

/** Pieces of one kind. */
export const quantitySchema = z.int().min(1).max(MAX_QUANTITY);

/** An ISO 4217 code from our list. */
export const currencySchema = z.enum(CURRENCIES);

// ASCII only: no two spellings of one customer, nothing that a terminal or a mail would act on.
const customerIdSchema = z
  .string()
  .regex(/^[!-~]{1,64}$/, 'must be 1 to 64 printable ASCII characters without blanks');

const itemSchema = z.strictObject({
  sku: skuSchema,
  quantity: quantitySchema,
  unitPriceMinor: z.int().min(0).max(MAX_UNIT_PRICE_MINOR),
});

type OrderItem = z.infer<typeof itemSchema>;

/** A list of 1 to 40 things that name each piece once: a piece named twice would be reserved once. */
export function itemsOf<T extends { readonly sku: string }>(item: z.ZodType<T>) {
  return z
    .array(item)
    .min(1)
    .max(MAX_ITEMS)
    .refine((items) => new Set(items.map(({ sku }) => sku)).size === items.length, {
      error: 'names a sku twice',
    });
}

/** An order as `POST /orders` accepts it and as the execution's input holds it. Unknown fields are refused. */
export const orderSchema = z
  .strictObject({
    orderId: orderIdSchema,
    customerId: customerIdSchema,
    currency: currencySchema,
    items: itemsOf(itemSchema),
  })
  .refine((order) => isPayable(totalMinorOf(order)), {
    error: `the total must be 1 to ${MAX_TOTAL_MINOR} minor units`,
  });

/** An order that was checked. */
export type Order = z.infer<typeof orderSchema>;

/** What an order costs, in minor units of its currency. */
export function totalMinorOf(order: { readonly items: readonly OrderItem[] }): number {
  return order.items.reduce((sum, item) => sum + item.quantity * item.unitPriceMinor, 0);
}

function isPayable(totalMinor: number): boolean {
  return totalMinor >= 1 && totalMinor <= MAX_TOTAL_MINOR;
}
