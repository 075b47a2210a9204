/** An order of EUR 42.00 whose pieces no other order has; fields may be replaced. */
export const anOrder = (orderId: string, fields: object = {}) => ({
  orderId,
  customerId: 'customer-7',
  currency: 'EUR',
  items: [
    { sku: `${orderId}-cup`, quantity: 2, unitPriceMinor: 1_500 },
    { sku: `${orderId}-saucer`, quantity: 3, unitPriceMinor: 400 },
  ],
  ...fields,
});
