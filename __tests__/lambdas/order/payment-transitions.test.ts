import { describe, expect, test } from '@jest/globals';
import { makePaymentsTable, type PaymentsTable } from '../../../lambdas/order/payments-table';
import { makeEffects } from '../../support/effects';
import { makeFakeDynamoDb } from '../../support/fake-dynamodb';

const STATUSES = ['PENDING', 'CAPTURED', 'DECLINED', 'CANCELLED', 'REFUNDED'] as const;

/** Every move of a payment, and from where it may be made; all else changes nothing. */
const MOVES: readonly {
  readonly name: string;
  readonly move: (payments: PaymentsTable) => Promise<boolean>;
  readonly from: readonly (typeof STATUSES)[number][];
  readonly to: (typeof STATUSES)[number];
}[] = [
  {
    name: 'a capture',
    move: (payments) => payments.settle('o', { status: 'CAPTURED', chargeId: 'c' }),
    from: ['PENDING'],
    to: 'CAPTURED',
  },
  {
    name: 'a declination',
    move: (payments) => payments.settle('o', { status: 'DECLINED' }),
    from: ['PENDING'],
    to: 'DECLINED',
  },
  {
    name: 'a cancellation',
    move: (payments) => payments.cancel('o', 1),
    from: ['PENDING'],
    to: 'CANCELLED',
  },
  {
    name: 'a refund',
    move: (payments) => payments.markRefunded('o'),
    from: ['CAPTURED', 'CANCELLED', 'REFUNDED'],
    to: 'REFUNDED',
  },
];

describe.each(MOVES)('$name', ({ move, from, to }) => {
  test.each(STATUSES)(`moves a payment that is %s to ${to}, or leaves it alone`, async (status) => {
    const db = makeFakeDynamoDb(makeEffects());
    const row = { orderId: 'o', status, amountMinor: 5, currency: 'EUR', expiresAt: 1 };
    db.put('payments', row);
    const allowed = from.includes(status);

    expect(await move(makePaymentsTable(db.client, 'payments'))).toBe(allowed);

    const after = db.get('payments', 'o');
    if (allowed) {
      expect(after).toMatchObject({ status: to });
    } else {
      expect(after).toEqual(row);
    }
  });

  test('creates no payment, unless it is a tombstone', async () => {
    const db = makeFakeDynamoDb(makeEffects());

    await move(makePaymentsTable(db.client, 'payments'));

    expect(db.get('payments', 'o')?.['status']).toBe(to === 'CANCELLED' ? 'CANCELLED' : undefined);
  });
});

describe('what a payment knows already stays', () => {
  const known = { orderId: 'o', amountMinor: 5, currency: 'EUR', chargeId: 'first', expiresAt: 1 };

  test('in a cancellation: when it may be forgotten', async () => {
    const db = makeFakeDynamoDb(makeEffects());
    db.put('payments', { ...known, status: 'PENDING' });

    await makePaymentsTable(db.client, 'payments').cancel('o', 2);

    expect(db.get('payments', 'o')).toEqual({ ...known, status: 'CANCELLED' });
  });

  test('in a refund that names another charge: the charge that was recorded', async () => {
    const db = makeFakeDynamoDb(makeEffects());
    db.put('payments', { ...known, status: 'CANCELLED' });

    await makePaymentsTable(db.client, 'payments').markRefunded('o', 'second');

    expect(db.get('payments', 'o')).toEqual({ ...known, status: 'REFUNDED' });
  });
});
