import { describe, expect, jest, test } from '@jest/globals';
import { localRun } from '../support/local-run';

// The first order loads the handlers and their SDK, which takes seconds where nothing is cached.
jest.setTimeout(60_000);

const { program, run } = localRun();

describe('sfn local run order', () => {
  test('runs the sample with the real handlers and tells what was done', async () => {
    const code = await run('order');

    expect(code).toBe(0);
    expect(program.stdout).toContain('payment provider: captured EUR 42.00');
    expect(program.stdout).toContain('OrderCompleted                  Succeed');
    expect(program.stdout).toContain('SUCCEEDED in 2.000 s of virtual time');
    expect(program.stderr).toBe('');
  });

  test('exits with 1 when the order does not end as the sample does', async () => {
    const code = await run('order', '--payment', 'decline');

    expect(code).toBe(1);
    expect(program.stdout).toContain(
      'ChargePayment                   caught, goes on at RefundPayment',
    );
    expect(program.stdout).toContain('FAILED with PaymentDeclined');
    expect(program.stdout).toContain('expected SUCCEEDED');
    expect(program.stdout).not.toContain('broken');
  });

  test('survives a fault, and says what was done to services in JSON', async () => {
    const code = await run('order', '--fault', 'ShipOrder=States.Timeout@1:after', '--json');

    const { status, effects, brokenInvariants } = JSON.parse(program.stdout);
    expect({ code, status, brokenInvariants }).toEqual({
      code: 0,
      status: 'SUCCEEDED',
      brokenInvariants: [],
    });
    expect(effects).toContainEqual(expect.objectContaining({ says: 'captured EUR 42.00' }));
  });

  test('takes another order for its input, and stops where it is told', async () => {
    const code = await run('order', '--input', '{"orderId":5}', '--expect', 'FAILED');
    const stopped = await run('order', '--stop-after', '4', '--expect', 'SUCCEEDED');

    expect([code, stopped]).toEqual([0, 0]);
    expect(program.stdout).toContain('FAILED with');
    expect(program.stdout).toContain('redriven: goes on where it stopped');
  });

  test('is brought back within the hour when the event of its end is lost', async () => {
    const code = await run('order', '--stop-after', '4', '--status-events', 'lost');

    expect(code).toBe(0);
    expect(program.stdout).toMatch(/^1 h 00 min 00 s .*redriven: goes on where it stopped$/m);
  });

  test('refuses a fault at a state that it does not have', async () => {
    expect(await run('order', '--fault', 'ShipOrdr=E')).toBe(2);
    expect(program.stderr).toContain("did you mean 'ShipOrder'?");
  });

  test('shows its own options in its help', async () => {
    expect(await run('order', '--help')).toBe(0);
    expect(program.stdout).toContain('--payment <value>');
  });
});
