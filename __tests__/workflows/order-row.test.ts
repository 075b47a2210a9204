import { describe, expect, test } from '@jest/globals';
import { openOrder } from '../../workflows/order-row';
import { holds, type Item } from '../support/dynamodb-expressions';
import { orderResources } from '../support/order-resources';

const { ConditionExpression } = openOrder(orderResources).Parameters;

/** Whether an execution that started at `now` may open the order whose row is `row`. */
const opens = (row: Item | undefined, now: string): boolean =>
  holds(String(ConditionExpression), { names: {}, values: { ':now': now } }, row, new Set());

describe('openOrder', () => {
  test('opens an order that has no row', () => {
    expect(opens(undefined, '2026-01-01T00:00:00Z')).toBe(true);
  });

  test('lets the execution that opened it try again', () => {
    const row = { orderId: 'o', receivedAt: '2026-01-01T00:00:00Z' };

    expect(opens(row, '2026-01-01T00:00:00Z')).toBe(true);
  });

  test('refuses a later execution of the same name, which AWS gives again after 90 days', () => {
    const row = { orderId: 'o', receivedAt: '2026-01-01T00:00:00Z', status: 'COMPLETED' };

    expect(opens(row, '2026-05-01T00:00:00Z')).toBe(false);
  });
});
