import { describe, expect, test } from '@jest/globals';
import { taking } from '../../../simulator/tasks/handler';
import { declined, down, makeOpenBreakerWorld, momentAt, well } from '../../support/breaker-calls';
import { makeBreakerWorld, OPEN_SECONDS, THRESHOLD } from '../../support/breaker-machine';

describe('a circuit breaker that is open', () => {
  test('leaves the call out, says until when, and changes nothing', async () => {
    const { run, row } = await makeOpenBreakerWorld();
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
    const { run, row } = await makeOpenBreakerWorld();

    const [result] = await run({ at: OPEN_SECONDS, pay: well });

    expect(result?.entered).toContain('ClaimPaymentProbe');
    expect(result?.end).toBe('Paid');
    expect(row()).toEqual({ service: 'payment', status: 'CLOSED', failures: 0 });
  });

  test('closes when the probe is refused: the service is well', async () => {
    const { run, row } = await makeOpenBreakerWorld();

    const [result] = await run({ at: OPEN_SECONDS, pay: declined });

    expect(result?.end).toBe('Refused');
    expect(row()).toMatchObject({ status: 'CLOSED', failures: 0 });
  });

  test('opens again, counted from then, when the probe fails', async () => {
    const { run, row } = await makeOpenBreakerWorld();

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
      const { run } = await makeOpenBreakerWorld();
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
