import { describe, expect, test } from '@jest/globals';
import { type SimulateOptions, type SimulationResult, simulate } from '../../simulator/simulate';
import type { Fault } from '../../simulator/tasks/faults';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { PUBLISH } from '../support/machines';

const RETRY = [
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 10, MaxAttempts: 2, BackoffRate: 1 },
];
const machine = (fields: object = {}): object => ({
  StartAt: 'Pay',
  States: {
    Pay: {
      ...PUBLISH,
      Retry: RETRY,
      End: true,
      ...fields,
    },
  },
});

/** Runs with faults; tells at which seconds the effect happened. */
async function withFaults(
  faults: Fault[],
  definition: object = machine(),
  options: SimulateOptions = {},
): Promise<{ result: SimulationResult; effects: number[] }> {
  const effects: number[] = [];
  const start = Date.UTC(2026, 0, 1);
  const Pay = (_input: object, call: TaskCall): string => {
    effects.push((call.nowMs - start) / 1000);
    return 'paid';
  };
  const result = await simulate(definition, { tasks: { Pay }, faults, ...options });
  return { result, effects };
}

describe('a fault', () => {
  test('before the effect keeps it from happening', async () => {
    const { result, effects } = await withFaults([{ state: 'Pay', error: 'E', cause: 'C' }]);

    expect(effects).toEqual([10]);
    expect(result.history[4]?.['taskFailedEventDetails']).toMatchObject({ error: 'E', cause: 'C' });
  });

  test('after the effect lets it happen, and the retry again', async () => {
    const { result, effects } = await withFaults([{ state: 'Pay', error: 'E', when: 'after' }]);

    expect(effects).toEqual([0, 10]);
    expect(result.status).toBe('SUCCEEDED');
  });

  test('late lets the effect land after the retry, even after the end', async () => {
    const { result, effects } = await withFaults([
      { state: 'Pay', error: 'E', when: 'late', lateMs: 25_000 },
    ]);

    expect(effects).toEqual([10, 25]);
    expect(result.elapsedMs).toBe(10_000);
  });

  test('late is waited for when its effect takes real time', async () => {
    let landed = false;
    const Pay = async (): Promise<void> => {
      await new Promise(setImmediate);
      landed = true;
    };
    const faults = [{ state: 'Pay', error: 'E', when: 'late' } as const];

    await simulate(machine({ Retry: [] }), { tasks: { Pay }, faults });

    expect(landed).toBe(true);
  });

  test('of States.Timeout is seen when the timeout has run out', async () => {
    const { result, effects } = await withFaults(
      [{ state: 'Pay', error: 'States.Timeout', when: 'after' }],
      machine({ TimeoutSeconds: 60 }),
    );

    expect(effects).toEqual([0, 70]);
    expect(result.history[4]?.type).toBe('TaskTimedOut');
  });

  test('late after a timeout lands after it', async () => {
    const { effects } = await withFaults(
      [{ state: 'Pay', error: 'States.Timeout', when: 'late', lateMs: 5_000 }],
      machine({ TimeoutSeconds: 60 }),
    );

    expect(effects).toEqual([65, 70]);
  });

  test('meets one attempt only, the first unless told otherwise', async () => {
    const { result } = await withFaults([
      { state: 'Pay', error: 'First' },
      { state: 'Pay', error: 'Second', attempt: 2 },
    ]);

    expect(result.history.filter(({ type }) => type === 'TaskFailed')).toHaveLength(2);
    expect(result.status).toBe('SUCCEEDED');
  });

  test('may meet every attempt', async () => {
    const { result, effects } = await withFaults([{ state: 'Pay', error: 'E', attempt: 'every' }]);

    expect(result).toMatchObject({ status: 'FAILED', error: 'E' });
    expect(effects).toEqual([]);
  });

  test('without an error only takes time', async () => {
    const { result, effects } = await withFaults([{ state: 'Pay', latencyMs: 7_000 }]);

    expect(effects).toEqual([0]);
    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 7_000 });
  });

  test('with a latency beyond the timeout times the task out', async () => {
    const { result } = await withFaults(
      [{ state: 'Pay', latencyMs: 7_000 }],
      machine({ TimeoutSeconds: 5 }),
    );

    expect(result.history[4]?.type).toBe('TaskTimedOut');
  });

  test('of a missed heartbeat is seen when the heartbeat was due', async () => {
    const { result, effects } = await withFaults(
      [{ state: 'Pay', error: 'States.HeartbeatTimeout', when: 'after' }],
      machine({ TimeoutSeconds: 60, HeartbeatSeconds: 7 }),
    );

    expect(effects).toEqual([0, 17]);
    expect(result.history[4]).toMatchObject({
      type: 'TaskTimedOut',
      taskTimedOutEventDetails: { error: 'States.Timeout' },
    });
  });

  test('after the effect may let it happen twice', async () => {
    const { effects } = await withFaults([
      { state: 'Pay', error: 'E', when: 'after', duplicate: true },
    ]);

    expect(effects).toEqual([0, 0, 10]);
  });

  test.each([
    ['the answer', async () => 'paid', { status: 'SUCCEEDED', output: 'paid' }],
    ['the failure', () => Promise.reject(new Error('no')), { status: 'FAILED', error: 'Error' }],
  ])('of latency delays %s of a handler that takes real time', async (_what, Pay, expected) => {
    const faults = [{ state: 'Pay', latencyMs: 7_000 }];

    const result = await simulate(machine({ Retry: [] }), { tasks: { Pay }, faults });

    expect(result).toMatchObject({ ...expected, elapsedMs: 7_000 });
  });

  test('may run the task twice', async () => {
    const { result, effects } = await withFaults([{ state: 'Pay', duplicate: true }]);

    expect(effects).toEqual([0, 0]);
    expect(result.output).toBe('paid');
  });

  test.each(['INLINE', 'DISTRIBUTED'])('meets one item of a Map: %s', async (Mode) => {
    const definition = {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ToleratedFailureCount: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode, ExecutionType: 'STANDARD' },
            ...machine({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Lost' }] }),
            States: {
              ...(machine({ Catch: [{ ErrorEquals: ['E'], Next: 'Lost' }] }) as { States: object })
                .States,
              Lost: { Type: 'Pass', Result: 'lost', End: true },
            },
          },
          End: true,
        },
      },
    };

    const { result } = await withFaults(
      [{ state: 'Pay', item: 1, error: 'E', attempt: 'every' }],
      definition,
      { input: [1, 2, 3] },
    );

    expect(result.output).toEqual(['paid', 'lost', 'paid']);
  });

  test('meets one branch of a Parallel', async () => {
    const definition = {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: [machine(), machine()], End: true } },
    };

    const { result } = await withFaults([{ state: 'Pay', branch: 1, error: 'E' }], definition);

    expect(result.history.filter(({ type }) => type === 'TaskFailed')).toHaveLength(1);
    expect(result.output).toEqual(['paid', 'paid']);
  });
});
