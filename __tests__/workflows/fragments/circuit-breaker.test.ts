import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../asl/json';
import { stateMachine } from '../../../asl/language';
import { serialize } from '../../../asl/serialize';
import { lambdaInvokeWithToken } from '../../../asl/tasks/lambda';
import { validateDefinition } from '../../../asl/validate';
import { failure, taking } from '../../../simulator/tasks/handler';
import type { TaskCall } from '../../../simulator/tasks/task-call';
import { circuitBreaker } from '../../../workflows/fragments/circuit-breaker';
import { ORDER_ERRORS } from '../../../workflows/order-errors';
import {
  breakerDefinition,
  makeBreakerWorld,
  OPEN_SECONDS,
  PROBE_SECONDS,
  START_MS,
  THRESHOLD,
} from '../../support/breaker-machine';
import { orderResources } from '../../support/order-resources';

const down = failure('Unavailable', 'no answer');
const declined = failure('Declined', 'no funds');
const well = { chargeId: 'c1' };

const momentAt = (seconds: number) => new Date(START_MS + seconds * 1000).toISOString();

/** A world whose breaker was opened at second 0, and so until OPEN_SECONDS. */
async function opened(readMs = 0) {
  const world = makeBreakerWorld(breakerDefinition, readMs);
  for (let count = 0; count < THRESHOLD; count += 1) await world.run({ at: 0, pay: down });
  return world;
}

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

describe('a circuit breaker that is open', () => {
  test('leaves the call out, says until when, and changes nothing', async () => {
    const { run, row } = await opened();
    const before = row();

    const [result] = await run({ at: OPEN_SECONDS - 0.001, pay: well });

    expect(result?.entered).not.toContain('Pay');
    expect(result?.end).toBe('PayElsewhere');
    expect(result?.execution.output).toMatchObject({
      primaryFailure: {
        Error: 'CircuitOpen',
        Cause: `Pay is left out until ${momentAt(OPEN_SECONDS)}`,
      },
    });
    expect(row()).toEqual(before);
  });

  test('lets a probe through at the very moment that it expires, and closes when it is answered', async () => {
    const { run, row } = await opened();

    const [result] = await run({ at: OPEN_SECONDS, pay: well });

    expect(result?.entered).toContain('ClaimPaymentProbe');
    expect(result?.end).toBe('Paid');
    expect(row()).toEqual({ service: 'payment', status: 'CLOSED', failures: 0 });
  });

  test('closes when the probe is refused: the service is well', async () => {
    const { run, row } = await opened();

    const [result] = await run({ at: OPEN_SECONDS, pay: declined });

    expect(result?.end).toBe('Refused');
    expect(row()).toMatchObject({ status: 'CLOSED', failures: 0 });
  });

  test('opens again, counted from then, when the probe fails', async () => {
    const { run, row } = await opened();

    const [result] = await run({ at: OPEN_SECONDS + 7, pay: down });

    expect(result?.end).toBe('PayElsewhere');
    expect(row()).toEqual({
      service: 'payment',
      status: 'OPEN',
      failures: THRESHOLD + 1,
      openUntil: momentAt(OPEN_SECONDS + 7 + OPEN_SECONDS),
    });
  });

  test('opens again when the probe fails, whatever was counted before', async () => {
    const { run, row, tables } = makeBreakerWorld();
    // As an operator opens it by hand.
    tables.rows.set('breakers/payment', {
      service: 'payment',
      status: 'OPEN',
      openUntil: momentAt(-1),
    });

    await run({ at: 0, pay: down });

    expect(row()).toMatchObject({ status: 'OPEN', openUntil: momentAt(OPEN_SECONDS) });
  });

  test('is not closed by a call that began before it was opened', async () => {
    const { run, row } = makeBreakerWorld();
    const failures = Array.from({ length: THRESHOLD }, () => ({ at: 1, pay: down }));

    const [slow] = await run({ at: 0, pay: taking(10_000, well) }, ...failures);

    expect(slow?.end).toBe('Paid');
    expect(row()).toMatchObject({ status: 'OPEN' });
  });

  test.each([
    ['DynamoDB.ProvisionedThroughputExceededException', well, 'Paid'],
    ['States.Permissions', well, 'Paid'],
    ['States.Permissions', declined, 'Refused'],
    ['States.Permissions', down, 'PayElsewhere'],
  ])(
    'hinders no call when it has expired and its table answers the claim %s: %j ends as %s',
    async (error, pay, end) => {
      const { run } = await opened();
      const faults = Array.from({ length: 10 }, (_, index) => ({
        state: 'ClaimPaymentProbe',
        attempt: index + 1,
        error,
      }));

      const [result] = await run({ at: OPEN_SECONDS, pay, faults });

      expect(result?.entered).toContain('Pay');
      expect(result?.end).toBe(end);
    },
  );

  test('stays open for as long as the first said when a slower call fails, too', async () => {
    const { run, row } = makeBreakerWorld();
    const failures = Array.from({ length: THRESHOLD }, () => ({ at: 1, pay: down }));

    const [slow] = await run({ at: 0, pay: taking(10_000, down) }, ...failures);

    expect(slow?.end).toBe('PayElsewhere');
    expect(row()).toMatchObject({ openUntil: momentAt(1 + OPEN_SECONDS), failures: THRESHOLD });
  });
});

describe('a circuit breaker that is half open', () => {
  const slowly = taking(20_000, well);

  test('has one probe when two see it expire at the same moment', async () => {
    const { run, row } = await opened(50);

    const results = await run(
      { at: OPEN_SECONDS + 1, pay: slowly },
      { at: OPEN_SECONDS + 1, pay: slowly },
    );

    expect(results.map(({ end }) => end).sort()).toEqual(['Paid', 'PayElsewhere']);
    expect(results.filter(({ entered }) => entered.includes('Pay'))).toHaveLength(1);
    expect(row()).toMatchObject({ status: 'CLOSED' });
  });

  test('has one probe among fifty', async () => {
    const { run } = await opened(50);

    const results = await run(
      ...Array.from({ length: 50 }, () => ({ at: OPEN_SECONDS + 1, pay: slowly })),
    );

    expect(results.filter(({ entered }) => entered.includes('Pay'))).toHaveLength(1);
  });

  test('leaves out whoever comes while the probe is under way', async () => {
    const { run, row } = await opened();

    const [probe, other] = await run(
      { at: OPEN_SECONDS, pay: slowly },
      { at: OPEN_SECONDS + 10, pay: well },
    );

    expect(other?.entered).toEqual([
      'ReadPaymentBreaker',
      'JudgePaymentBreaker',
      'SkipPayment',
      'PayElsewhere',
    ]);
    expect(probe?.end).toBe('Paid');
    expect(row()).toMatchObject({ status: 'CLOSED' });
  });

  test.each([
    [PROBE_SECONDS - 0.001, 'PayElsewhere'],
    [PROBE_SECONDS, 'Paid'],
  ])(
    'gives the right to probe away %s s after a probe that never reported back',
    async (late, end) => {
      const { run, tables } = await opened();
      tables.rows.set('breakers/payment', {
        service: 'payment',
        status: 'HALF_OPEN',
        failures: THRESHOLD,
        openUntil: momentAt(OPEN_SECONDS + PROBE_SECONDS),
        probe: 'arn:aws:states:us-east-1:123456789012:execution:machine:gone',
      });

      const [next] = await run({ at: OPEN_SECONDS + late, pay: well });

      expect(next?.end).toBe(end);
    },
  );

  test('is not closed by a probe whose right has gone to another', async () => {
    const { run, row } = await opened();
    const tooSlow = taking((PROBE_SECONDS + 10) * 1000, well);

    const [first, second] = await run(
      { at: OPEN_SECONDS, pay: tooSlow },
      { at: OPEN_SECONDS + PROBE_SECONDS, pay: taking(50_000, down) },
    );

    expect([first?.end, second?.end]).toEqual(['Paid', 'PayElsewhere']);
    expect(row()).toMatchObject({ status: 'OPEN' });
  });

  test('is claimed once by an execution whose first claim seemed lost', async () => {
    const { run, row } = await opened();
    const faults = [
      { state: 'ClaimPaymentProbe', attempt: 1, error: 'States.Timeout', when: 'after' },
    ] as const;

    const [result] = await run({ at: OPEN_SECONDS, pay: well, faults });

    expect(result?.end).toBe('Paid');
    expect(row()).toMatchObject({ status: 'CLOSED' });
  });
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
