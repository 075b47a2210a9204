/** An order as a client sends it; fields may be replaced. */
export const orderInput = (fields: object = {}) => ({
  orderId: 'order-1',
  customerId: 'customer-7',
  currency: 'EUR',
  items: [
    { sku: 'cup.blue', quantity: 2, unitPriceMinor: 1_500 },
    { sku: 'saucer', quantity: 3, unitPriceMinor: 400 },
  ],
  ...fields,
});
