import { describe, expect, test } from '@jest/globals';
import { serialize } from '../../asl/serialize';
import { type SimulateOptions, type SimulationResult, simulate } from '../../simulator/simulate';
import { failure } from '../../simulator/tasks/handler';
import { orderWorkflow } from '../../workflows/order';
import { orderResources } from '../support/order-resources';

const definition = serialize(orderWorkflow(orderResources));

const order = {
  orderId: 'order-1',
  customerId: 'customer-1',
  currency: 'EUR',
  totalMinor: 300,
  items: [
    { sku: 'a', quantity: 1 },
    { sku: 'b', quantity: 2 },
  ],
  reservationsExpireAt: 1_780_000_000,
};

/** Every service answers as if all were well. */
const well: NonNullable<SimulateOptions['tasks']> = {
  OpenOrder: {},
  ValidateOrder: order,
  ReserveItem: {},
  ChargePayment: { chargeId: 'charge-1' },
  RecordPayment: {},
  ShipOrder: {},
  ConfirmOrder: {},
  CompleteOrder: {},
  CancelOrder: {},
  KeepOrder: {},
  RefundPayment: { outcome: 'REFUNDED' },
  ReleaseItem: {},
  LeaveTombstone: {},
  CloseOrder: {},
  NotifyCustomer: {},
  RejectOrder: {},
  ParkOrder: {},
};

const run = (options: SimulateOptions): Promise<SimulationResult> =>
  simulate(definition, {
    executionName: order.orderId,
    input: { orderId: order.orderId },
    ...options,
    tasks: { ...well, ...options.tasks },
  });

/** Names of the states entered, in order. */
const entered = ({ history }: SimulationResult): string[] =>
  history.flatMap((event) => {
    const details = (event as { stateEnteredEventDetails?: { name: string } })
      .stateEnteredEventDetails;
    return details ? [details.name] : [];
  });

const UNDONE = [
  'RefundPayment',
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
    const result = await run({});

    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({ order, payment: { chargeId: 'charge-1' } });
    expect(entered(result).at(-1)).toBe('OrderCompleted');
  });

  test('is undone in reverse and fails with the cause when its payment is declined', async () => {
    const result = await run({ tasks: { ChargePayment: failure('PaymentDeclined', 'no funds') } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'PaymentDeclined' });
    expect(entered(result).slice(-UNDONE.length).sort()).toEqual([...UNDONE].sort());
    expect(entered(result).at(-1)).toBe('OrderFailed');
  });

  test('waits out two unanswered payments, then is undone', async () => {
    const result = await run({
      faults: [
        { state: 'ChargePayment', attempt: 'every', error: 'States.Timeout', when: 'after' },
      ],
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(result.elapsedMs).toBeGreaterThanOrEqual(2 * 900_000);
    expect(entered(result)).toContain('RefundPayment');
  });

  test('survives a first attempt that seemed lost', async () => {
    const faults = [
      'ReserveItem',
      'ChargePayment',
      'RecordPayment',
      'ShipOrder',
      'CompleteOrder',
    ].map((state) => ({ state, attempt: 1, error: 'States.Timeout', when: 'after' }) as const);

    expect(await run({ faults })).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('takes a reservation that an earlier attempt made for its own', async () => {
    const result = await run({
      tasks: {
        ReserveItem: failure(
          'DynamoDb.TransactionCanceledException',
          'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]',
        ),
      },
    });

    expect(result.status).toBe('SUCCEEDED');
  });

  test('fails as OutOfStock, undone, when there are too few', async () => {
    const result = await run({
      tasks: {
        ReserveItem: failure(
          'DynamoDb.TransactionCanceledException',
          'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
        ),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'OutOfStock' });
    expect(JSON.parse(result.cause ?? '')).toEqual({
      Error: 'OutOfStock',
      Cause: expect.stringMatching(/^too few of [ab] for order order-1$/),
    });
    expect(entered(result)).toContain('ReleaseStock');
  });

  test('is parked for a person when its refund cannot succeed', async () => {
    const result = await run({
      tasks: {
        ChargePayment: failure('PaymentDeclined'),
        RefundPayment: failure('PaymentRequestRejected', 'unknown charge'),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
    expect(entered(result).slice(-3)).toEqual(['RefundPayment', 'ParkOrder', 'CompensationFailed']);
  });

  test('is parked when a reservation can neither be released nor refused', async () => {
    const result = await run({
      tasks: {
        ChargePayment: failure('PaymentDeclined'),
        ReleaseItem: failure('DynamoDb.TransactionCanceledException', 'Transaction cancelled'),
        LeaveTombstone: failure('DynamoDB.ConditionalCheckFailedException'),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
    expect(entered(result).filter((name) => name === 'ReleaseStock')).toHaveLength(1);
    expect(entered(result)).toContain('ParkOrder');
    expect(result.history.length).toBeLessThan(500);
  });

  test('is refunded once a function that crashed answers again', async () => {
    const result = await run({
      tasks: { ChargePayment: failure('PaymentDeclined') },
      faults: [{ state: 'RefundPayment', attempt: 1, error: 'Sandbox.Timedout', when: 'after' }],
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'PaymentDeclined' });
  });

  test('is kept when its parcel had left before it could be cancelled', async () => {
    const result = await run({
      tasks: {
        ShipOrder: failure('SQS.SdkClientException'),
        CancelOrder: failure('DynamoDB.ConditionalCheckFailedException'),
      },
    });

    expect(result.status).toBe('SUCCEEDED');
    expect(entered(result).slice(-3)).toEqual(['CancelOrder', 'KeepOrder', 'OrderCompleted']);
  });

  test('is not cancelled because its confirmation could not be sent', async () => {
    const result = await run({
      tasks: { ConfirmOrder: failure('SNS.AuthorizationErrorException') },
    });

    expect(result.status).toBe('SUCCEEDED');
  });
});
