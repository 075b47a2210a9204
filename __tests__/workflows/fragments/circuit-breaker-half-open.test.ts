import { describe, expect, test } from '@jest/globals';
import { taking } from '../../../simulator/tasks/handler';
import { broken, down, makeOpenBreakerWorld, momentAt, well } from '../../support/breaker-calls';
import { OPEN_SECONDS, PROBE_SECONDS, THRESHOLD } from '../../support/breaker-machine';

describe('a circuit breaker that is half open', () => {
  const slowly = taking(20_000, well);

  test('has one probe when two see it expire at the same moment', async () => {
    const { run, row } = await makeOpenBreakerWorld(50);

    const results = await run(
      { at: OPEN_SECONDS + 1, pay: slowly },
      { at: OPEN_SECONDS + 1, pay: slowly },
    );

    expect(results.map(({ end }) => end).sort()).toEqual(['Paid', 'PayElsewhere']);
    expect(results.filter(({ entered }) => entered.includes('Pay'))).toHaveLength(1);
    expect(row()).toMatchObject({ status: 'CLOSED' });
  });

  test('has one probe among fifty', async () => {
    const { run } = await makeOpenBreakerWorld(50);

    const results = await run(
      ...Array.from({ length: 50 }, () => ({ at: OPEN_SECONDS + 1, pay: slowly })),
    );

    expect(results.filter(({ entered }) => entered.includes('Pay'))).toHaveLength(1);
  });

  test('leaves out whoever comes while the probe is under way', async () => {
    const { run, row } = await makeOpenBreakerWorld();

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
      const { run, tables } = await makeOpenBreakerWorld();
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
    const { run, row } = await makeOpenBreakerWorld();
    const tooSlow = taking((PROBE_SECONDS + 10) * 1000, well);

    const [first, second] = await run(
      { at: OPEN_SECONDS, pay: tooSlow },
      { at: OPEN_SECONDS + PROBE_SECONDS, pay: taking(50_000, down) },
    );

    expect([first?.end, second?.end]).toEqual(['Paid', 'PayElsewhere']);
    expect(row()).toMatchObject({ status: 'OPEN' });
  });

  test('goes to another execution soon after it met a fault that says nothing of the service', async () => {
    const { run, row } = await makeOpenBreakerWorld();

    const [probe] = await run({ at: OPEN_SECONDS, pay: broken });

    expect(probe?.end).toBe('PayElsewhere');
    expect(row()).toMatchObject({ status: 'OPEN', openUntil: momentAt(2 * OPEN_SECONDS) });

    const [next] = await run({ at: 2 * OPEN_SECONDS, pay: well });
    expect(next?.end).toBe('Paid');
  });

  test('is claimed once by an execution whose first claim seemed lost', async () => {
    const { run, row } = await makeOpenBreakerWorld();
    const faults = [
      { state: 'ClaimPaymentProbe', attempt: 1, error: 'States.Timeout', when: 'after' },
    ] as const;

    const [result] = await run({ at: OPEN_SECONDS, pay: well, faults });

    expect(result?.end).toBe('Paid');
    expect(row()).toMatchObject({ status: 'CLOSED' });
  });
});
