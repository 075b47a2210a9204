import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeValidateOrderHandler } from '../../../lambdas/order/validate-order';
import { orderInput } from '../../support/orders';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const validate = makeValidateOrderHandler({ now: () => NOW_MS });
const check = (fields: object = {}) =>
  validate({ executionName: 'order-1', input: orderInput(fields) });

describe('an order', () => {
  test('comes out with its total, its pieces and one expiry 90 days ahead', async () => {
    expect(await check()).toEqual({
      orderId: 'order-1',
      customerId: 'customer-7',
      currency: 'EUR',
      totalMinor: 4_200,
      items: [
        { sku: 'cup.blue', quantity: 2 },
        { sku: 'saucer', quantity: 3 },
      ],
      reservationsExpireAt: NOW_MS / 1000 + 90 * 86_400,
    });
  });

  test('may be in a currency of no or of three decimals, always in whole minor units', async () => {
    expect(await check({ currency: 'JPY' })).toMatchObject({ currency: 'JPY', totalMinor: 4_200 });
    expect(await check({ currency: 'KWD' })).toMatchObject({ currency: 'KWD', totalMinor: 4_200 });
  });

  test('is refused under another execution name', async () => {
    await expect(validate({ executionName: 'order-2', input: orderInput() })).rejects.toMatchObject(
      {
        name: 'InvalidOrder',
        message: 'order is invalid: input.orderId: must equal the name of the execution',
      },
    );
  });

  test('is refused with everything that is wrong, and without the values', async () => {
    const error = await check({
      customerId: 'secret person',
      currency: 'ZZZ',
      items: [{ sku: 'a b', quantity: 0, unitPriceMinor: 0.5 }],
    }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ name: 'InvalidOrder' });
    const message = String(error);
    for (const place of [
      'customerId',
      'currency',
      'items.0.sku',
      'items.0.quantity',
      'items.0.unitPriceMinor',
    ]) {
      expect(message).toContain(`input.${place}: `);
    }
    expect(message).not.toMatch(/secret person|ZZZ|a b/);
  });

  const item = { sku: 'a', quantity: 1, unitPriceMinor: 1 };
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...item, sku: `sku-${index}` }));

  test.each([
    ['1 item', many(1)],
    ['40 items', many(40)],
    ['1,000 pieces', [{ ...item, quantity: 1_000 }]],
    ['the highest price', [{ ...item, unitPriceMinor: 100_000_000 }]],
    ['the highest total', [{ ...item, quantity: 1_000, unitPriceMinor: 100_000_000 }]],
    ['a free piece beside a paid one', [item, { ...item, sku: 'b', unitPriceMinor: 0 }]],
  ])('is accepted with %s', async (_, items) => {
    await expect(check({ items })).resolves.toMatchObject({ orderId: 'order-1' });
  });

  test.each([
    ['no items', []],
    ['41 items', many(41)],
    ['1,001 pieces', [{ ...item, quantity: 1_001 }]],
    ['a price above the highest', [{ ...item, unitPriceMinor: 100_000_001 }]],
    ['a negative price', [{ ...item, unitPriceMinor: -1 }]],
    ['a piece named twice', [item, item]],
    ['nothing to pay', [{ ...item, unitPriceMinor: 0 }]],
    [
      'a total above the highest',
      [
        { ...item, quantity: 1_000, unitPriceMinor: 100_000_000 },
        { ...item, sku: 'b' },
      ],
    ],
    ['an unknown field in an item', [{ ...item, discount: 1 }]],
  ])('is refused with %s', async (_, items) => {
    await expect(check({ items })).rejects.toMatchObject({ name: 'InvalidOrder' });
  });

  test('costs the exact sum of its items', async () => {
    const price = fc.record({
      quantity: fc.integer({ min: 1, max: 1_000 }),
      unitPriceMinor: fc.integer({ min: 1, max: 1_000_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(price, { minLength: 1, maxLength: 40 }), async (prices) => {
        const items = prices.map((one, index) => ({ ...one, sku: `sku-${index}` }));

        const { totalMinor } = await check({ items });

        const exact = items.reduce(
          (sum, one) => sum + BigInt(one.quantity) * BigInt(one.unitPriceMinor),
          0n,
        );
        expect(BigInt(totalMinor)).toBe(exact);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
