import { describe, expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import { PASSING_PAYMENT_ERRORS } from '../../workflows/order-errors';
import { CONDITION_FAILED } from '../support/failures';
import { canceled, runOrder, validOrder } from '../support/order-machine';

const UNDONE = [
  'RefundPayment',
  'CheckUndone',
  'ReleaseStock',
  'ReleaseItem',
  'ItemReleased',
  'ReleaseItem',
  'ItemReleased',
  'CloseOrder',
  'NotifyCustomer',
  'OrderFailed',
];

describe('an order, run on the engine', () => {
  test('completes, with its payment, when nothing fails', async () => {
    const result = await runOrder({});

    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({ order: validOrder, payment: { chargeId: 'charge-1' } });
    expect(result.entered.at(-1)).toBe('OrderCompleted');
  });

  test('is undone in reverse and fails with the cause when its payment is declined', async () => {
    const result = await runOrder({
      tasks: { ChargePayment: failure('PaymentDeclined', 'no funds') },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'PaymentDeclined' });
    expect(result.entered.slice(-UNDONE.length).sort()).toEqual([...UNDONE].sort());
    expect(result.entered.at(-1)).toBe('OrderFailed');
  });

  test('waits out two unanswered payments, then is undone', async () => {
    const result = await runOrder({
      faults: [
        { state: 'ChargePayment', attempt: 'every', error: 'States.Timeout', when: 'after' },
      ],
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(result.elapsedMs).toBeGreaterThanOrEqual(2 * 900_000);
    expect(result.entered).toContain('RefundPayment');
  });

  test('survives a first attempt that seemed lost', async () => {
    const faults = [
      'ReserveItem',
      'ChargePayment',
      'RecordPayment',
      'ShipOrder',
      'CompleteOrder',
    ].map((state) => ({ state, attempt: 1, error: 'States.Timeout', when: 'after' }) as const);

    expect(await runOrder({ faults })).toMatchObject({ status: 'SUCCEEDED' });
  });

  test.each(PASSING_PAYMENT_ERRORS)('is charged and refunded in spite of %s', async (error) => {
    const charged = await runOrder({ faults: [{ state: 'ChargePayment', error }] });
    const refunded = await runOrder({
      tasks: { ChargePayment: failure('PaymentDeclined') },
      faults: [{ state: 'RefundPayment', error }],
    });

    expect(charged).toMatchObject({ status: 'SUCCEEDED' });
    expect(refunded).toMatchObject({ status: 'FAILED', error: 'PaymentDeclined' });
  });

  test('takes a reservation that an earlier attempt made for its own', async () => {
    const result = await runOrder({
      tasks: {
        ReserveItem: canceled('ConditionalCheckFailed', 'None'),
      },
    });

    expect(result.status).toBe('SUCCEEDED');
  });

  test('fails as OutOfStock, undone, when there are too few', async () => {
    const result = await runOrder({
      tasks: {
        ReserveItem: canceled('None', 'ConditionalCheckFailed'),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'OutOfStock' });
    expect(JSON.parse(result.cause ?? '')).toEqual({
      Error: 'OutOfStock',
      Cause: expect.stringMatching(/^too few of [ab] for order order-1$/),
    });
    expect(result.entered).toContain('ReleaseStock');
  });

  test('is parked for a person when its refund cannot succeed', async () => {
    const result = await runOrder({
      tasks: {
        ChargePayment: failure('PaymentDeclined'),
        RefundPayment: failure('PaymentRequestRejected', 'unknown charge'),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
    expect(JSON.parse(result.cause ?? '')).toEqual({
      RefundPayment: { Error: 'PaymentRequestRejected', Cause: 'unknown charge' },
    });
    expect(result.entered).not.toContain('CloseOrder');
  });

  test('gives its stock back, and is parked with both errors, when the provider stays away', async () => {
    const released = await runOrder({
      tasks: {
        ChargePayment: failure('PaymentProviderUnavailable'),
        RefundPayment: failure('PaymentProviderUnavailable', 'no answer'),
        ReleaseItem: failure('Broken', 'no table'),
      },
    });

    expect(released.entered).not.toContain('CheckUndone');
    expect(JSON.parse(released.cause ?? '')).toEqual({
      RefundPayment: { Error: 'PaymentProviderUnavailable', Cause: 'no answer' },
      ReleaseStock: { Error: 'Broken', Cause: 'no table' },
    });
  });

  test('outlasts an outage of the payment provider of ten minutes', async () => {
    const away = { error: 'PaymentProviderUnavailable', when: 'before' } as const;
    const attempts = Array.from({ length: 8 }, (_, index) => index + 1);
    const result = await runOrder({
      tasks: { ChargePayment: failure('PaymentDeclined') },
      faults: attempts.map((attempt) => ({ ...away, state: 'RefundPayment', attempt })),
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'PaymentDeclined' });
  });

  test('is parked when a reservation can neither be released nor refused', async () => {
    const result = await runOrder({
      tasks: {
        ChargePayment: failure('PaymentDeclined'),
        ReleaseItem: canceled('None', 'TransactionConflict'),
        LeaveTombstone: CONDITION_FAILED,
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
    expect(result.entered.filter((name) => name === 'ReleaseStock')).toHaveLength(1);
    expect(result.entered).toContain('ParkOrder');
    expect(result.history.length).toBeLessThan(500);
  });

  test('is refunded once a function that crashed answers again', async () => {
    const result = await runOrder({
      tasks: { ChargePayment: failure('PaymentDeclined') },
      faults: [{ state: 'RefundPayment', attempt: 1, error: 'Sandbox.Timedout', when: 'after' }],
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'PaymentDeclined' });
  });

  test('is kept when its parcel had left before it could be cancelled', async () => {
    const result = await runOrder({
      tasks: {
        ShipOrder: failure('SQS.SdkClientException'),
        CancelOrder: CONDITION_FAILED,
      },
    });

    expect(result.status).toBe('SUCCEEDED');
    expect(result.entered.slice(-3)).toEqual(['CancelOrder', 'KeepOrder', 'OrderCompleted']);
  });

  test('is not cancelled because its confirmation could not be sent', async () => {
    const result = await runOrder({
      tasks: { ConfirmOrder: failure('SNS.AuthorizationErrorException') },
    });

    expect(result.status).toBe('SUCCEEDED');
  });
});
