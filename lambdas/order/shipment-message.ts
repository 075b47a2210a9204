import * as z from 'zod/mini';
import { itemsOf, orderIdSchema, quantitySchema, skuSchema } from './order-schema';

/** The body of a message in the shipping queue; the workflow's `ShipOrder` writes it. */
const schema = z.strictObject({
  orderId: orderIdSchema,
  items: itemsOf(z.strictObject({ sku: skuSchema, quantity: quantitySchema })),
});

/** An order to dispatch. */
export type ShipmentMessage = z.infer<typeof schema>;

/** The message in a body, or `undefined` if it is none: then no later delivery will make it one. */
export function parseShipment(body: string): ShipmentMessage | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
