import * as z from 'zod/mini';
import { currencySchema } from '../shared/currencies';
import { executionNameSchema } from '../shared/execution-name';

/** Pieces of one kind; no order is larger without being a mistake. */
const MAX_QUANTITY = 1_000;
/** Kinds of pieces; bounds the map states of the workflow. */
const MAX_ITEMS = 40;
const MAX_UNIT_PRICE_MINOR = 100_000_000;

/** The largest order or payment, in minor units; far below 2^53, so that every sum is exact. */
export const MAX_TOTAL_MINOR = 100_000_000_000;

/** Names an order, and its execution. */
export const orderIdSchema = executionNameSchema;

/** A stock-keeping unit. */
export const skuSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be 1 to 64 of A-Z, a-z, 0-9, _, . and -'));

/** Pieces of one kind. */
export const quantitySchema = z.int().check(z.minimum(1), z.maximum(MAX_QUANTITY));

// ASCII only: no two spellings of one customer, nothing that a terminal or a mail would act on.
const customerIdSchema = z
  .string()
  .check(z.regex(/^[!-~]{1,64}$/, 'must be 1 to 64 printable ASCII characters without blanks'));

const itemSchema = z.strictObject({
  sku: skuSchema,
  quantity: quantitySchema,
  unitPriceMinor: z.int().check(z.minimum(0), z.maximum(MAX_UNIT_PRICE_MINOR)),
});

type OrderItem = z.infer<typeof itemSchema>;

/** A list of 1 to 40 things that name each piece once: a piece named twice would be reserved once. */
export function itemsOf<T extends { readonly sku: string }>(item: z.ZodMiniType<T>) {
  return z.array(item).check(
    z.minLength(1),
    z.maxLength(MAX_ITEMS),
    z.refine((items) => new Set(items.map(({ sku }) => sku)).size === items.length, {
      error: 'names a sku twice',
    }),
  );
}

/** An order as `POST /orders` accepts it and as the execution's input holds it. Unknown fields are refused. */
export const orderSchema = z
  .strictObject({
    orderId: orderIdSchema,
    customerId: customerIdSchema,
    currency: currencySchema,
    items: itemsOf(itemSchema),
  })
  .check(
    z.refine((order) => isPayable(totalMinorOf(order)), {
      error: `the total must be 1 to ${MAX_TOTAL_MINOR} minor units`,
    }),
  );

/** An order that was checked. */
export type Order = z.infer<typeof orderSchema>;

/** What an order costs, in minor units of its currency. */
export function totalMinorOf(order: { readonly items: readonly OrderItem[] }): number {
  return order.items.reduce((sum, item) => sum + item.quantity * item.unitPriceMinor, 0);
}

/** An order as text, the same for every spelling of it: this is what tells a repeated order from another one. */
export function canonicalOrder(order: Order): string {
  return JSON.stringify({
    orderId: order.orderId,
    customerId: order.customerId,
    currency: order.currency,
    items: order.items.map(({ sku, quantity, unitPriceMinor }) => ({
      sku,
      quantity,
      unitPriceMinor,
    })),
  });
}

function isPayable(totalMinor: number): boolean {
  return totalMinor >= 1 && totalMinor <= MAX_TOTAL_MINOR;
}
