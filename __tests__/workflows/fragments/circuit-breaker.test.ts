import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../asl/json';
import { stateMachine } from '../../../asl/language';
import { serialize } from '../../../asl/serialize';
import { lambdaInvokeWithToken } from '../../../asl/tasks/lambda';
import { validateDefinition } from '../../../asl/validate';
import { taking } from '../../../simulator/tasks/handler';
import type { TaskCall } from '../../../simulator/tasks/task-call';
import { circuitBreaker } from '../../../workflows/fragments/circuit-breaker';
import { ORDER_ERRORS } from '../../../workflows/order-errors';
import { broken, declined, down, momentAt, well } from '../../support/breaker-calls';
import {
  breakerDefinition,
  makeBreakerWorld,
  OPEN_SECONDS,
  THRESHOLD,
} from '../../support/breaker-machine';
import { orderResources } from '../../support/order-resources';

describe('a circuit breaker that is closed', () => {
  test('is a definition without a fault', async () => {
    expect(await validateDefinition(JSON.parse(breakerDefinition))).toEqual([]);
  });

  test('lets a call through and writes nothing while all is well', async () => {
    const { run, row } = makeBreakerWorld();

    const [result] = await run({ at: 0, pay: well });

    expect(result?.entered).toEqual([
      'ReadPaymentBreaker',
      'JudgePaymentBreaker',
      'Pay',
      'SettlePaymentBreaker',
      'Paid',
    ]);
    expect(row()).toBeUndefined();
  });

  test('counts a failure, keeps its error and takes the fallback', async () => {
    const { run, row } = makeBreakerWorld();

    const [result] = await run({ at: 0, pay: down });

    expect(result?.end).toBe('PayElsewhere');
    expect(result?.execution.output).toMatchObject({
      primaryFailure: { Error: 'Unavailable', Cause: 'no answer' },
    });
    expect(row()).toEqual({ service: 'payment', status: 'CLOSED', failures: 1 });
  });

  test('forgets its failures at the first success', async () => {
    const { run, row } = makeBreakerWorld();
    await run({ at: 0, pay: down });

    const [result] = await run({ at: 1, pay: well });

    expect(result?.end).toBe('Paid');
    expect(row()).toEqual({ service: 'payment', status: 'CLOSED', failures: 0 });
  });

  test('does not count a refusal, which is an answer', async () => {
    const { run, row } = makeBreakerWorld();
    await run({ at: 0, pay: down });

    const [result] = await run({ at: 1, pay: declined });

    expect(result?.end).toBe('Refused');
    expect(result?.execution.output).toMatchObject({ failure: { Error: 'Declined' } });
    expect(row()).toMatchObject({ status: 'CLOSED', failures: 0 });
  });

  test('counts no error that says nothing of the service, and takes the fallback', async () => {
    const { run, row } = makeBreakerWorld();

    const results = await run(...Array(THRESHOLD + 1).fill({ at: 0, pay: broken }));

    expect(results.map(({ end }) => end)).toEqual(Array(THRESHOLD + 1).fill('PayElsewhere'));
    expect(results[0]?.execution.output).toMatchObject({
      primaryFailure: { Error: 'Broken', Cause: 'a fault of ours' },
    });
    expect(row()).toBeUndefined();
  });

  test('stays closed one failure below its threshold, and opens at it', async () => {
    const { run, row } = makeBreakerWorld();
    for (let count = 1; count < THRESHOLD; count += 1) await run({ at: 0, pay: down });
    expect(row()).toMatchObject({ status: 'CLOSED', failures: THRESHOLD - 1 });

    await run({ at: 10, pay: down });

    expect(row()).toMatchObject({ status: 'OPEN', openUntil: momentAt(10 + OPEN_SECONDS) });
  });

  test('is opened once by calls that fail side by side', async () => {
    const { run, row } = makeBreakerWorld();
    const attempt = { at: 0, pay: taking(5_000, down) };

    const results = await run(attempt, attempt, attempt, attempt);

    expect(results.map(({ end }) => end)).toEqual(Array(4).fill('PayElsewhere'));
    expect(row()).toMatchObject({ status: 'OPEN', openUntil: momentAt(5 + OPEN_SECONDS) });
  });

  test.each(['DynamoDB.ProvisionedThroughputExceededException', 'States.Permissions'])(
    'hinders no call when its table answers %s',
    async (outage) => {
      const { run, tables } = makeBreakerWorld();
      tables.outage = outage;

      const [paid, failed] = await run({ at: 0, pay: well }, { at: 0, pay: down });

      expect([paid?.end, failed?.end]).toEqual(['Paid', 'PayElsewhere']);
    },
  );
});

describe('the fragment around the charge of an order', () => {
  const definition = serialize(
    stateMachine({
      StartAt: 'ReadPaymentBreaker',
      TimeoutSeconds: 7200,
      States: {
        ...circuitBreaker({
          name: 'Payment',
          tableName: 'breakers',
          service: 'payment',
          failureThreshold: 1,
          openSeconds: OPEN_SECONDS,
          probeSeconds: 2 * orderResources.paymentTimeoutSeconds,
          call: {
            name: 'ChargePayment',
            task: {
              ...lambdaInvokeWithToken(
                {
                  FunctionName: orderResources.functions.chargePayment,
                  Payload: { 'taskToken.$': '$$.Task.Token', orderId: 'order-1' },
                },
                { TimeoutSeconds: orderResources.paymentTimeoutSeconds },
              ),
              ResultPath: '$.payment',
            },
          },
          failures: [ORDER_ERRORS.paymentProviderUnavailable, 'States.Timeout'],
          refusals: [ORDER_ERRORS.paymentDeclined],
          targets: { done: 'OrderPaid', refused: 'OrderRefunded', fallback: 'OrderParked' },
        }),
        OrderPaid: { Type: 'Succeed' },
        OrderRefunded: { Type: 'Succeed' },
        OrderParked: { Type: 'Succeed' },
      },
    }),
  );
  const answer = (act: (call: TaskCall) => void) => (_input: Json, call: TaskCall) => act(call);

  test('is a definition without a fault', async () => {
    expect(await validateDefinition(JSON.parse(definition))).toEqual([]);
  });

  test.each([
    ['captured', answer((call) => call.sendTaskSuccess({ chargeId: 'c1' }, 5_000)), 'OrderPaid'],
    ['declined', answer((call) => call.sendTaskFailure('PaymentDeclined')), 'OrderRefunded'],
    ['never answered', answer(() => {}), 'OrderParked'],
  ])('leads where a charge that is %s belongs', async (_, pay, end) => {
    const { run, row } = makeBreakerWorld(definition);

    const [result] = await run({ at: 0, pay });

    expect(result?.end).toBe(end);
    expect(row()?.['status']).toBe(end === 'OrderParked' ? 'OPEN' : undefined);
  });
});
