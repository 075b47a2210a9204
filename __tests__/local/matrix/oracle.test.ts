import { describe, expect, test } from '@jest/globals';
import type { CaseOutcome } from '../../../local/matrix/case-runner';
import type { MatrixCase } from '../../../local/matrix/matrix-case';
import { Oracle } from '../../../local/matrix/oracle';
import { withoutRetried } from '../../../local/matrix/retried';
import { faultyTasks } from '../../../local/matrix/task-faults';
import type { Fault } from '../../../simulator/tasks/faults';

const tasks = faultyTasks({
  StartAt: 'Pay',
  States: {
    Pay: {
      Type: 'Task',
      Retry: [
        { ErrorEquals: ['Slow', 'Busy'], MaxAttempts: 2 },
        { ErrorEquals: ['States.Timeout'] },
      ],
      Next: 'Ship',
    },
    Ship: { Type: 'Task', Retry: [{ ErrorEquals: ['Slow'], MaxAttempts: 0 }], Next: 'Tell' },
    Tell: { Type: 'Task', Retry: [{ ErrorEquals: ['States.ALL'] }], End: true },
  },
});
const slow = (attempt: number | 'every', rest: Partial<Fault> = {}): Fault => ({
  state: 'Pay',
  error: 'Slow',
  attempt,
  ...rest,
});
const refusal: Fault = { state: 'Ship', error: 'Refused', attempt: 1 };

describe('what the definition retries within its own policy', () => {
  test.each<[string, readonly Fault[]]>([
    ['one attempt', [slow(1)]],
    ['as many attempts as its Retrier has', [slow(1), slow(2, { when: 'before' })]],
    [
      'as many as each of two Retriers has',
      [slow(1), { state: 'Pay', error: 'States.Timeout', attempt: 2 }, slow(3)],
    ],
  ])('is %s', (_what, faults) => {
    expect(withoutRetried(tasks, [...faults, refusal])).toEqual([refusal]);
  });

  test.each<[string, readonly Fault[]]>([
    ['an attempt more', [slow(1), slow(2), slow(3)]],
    [
      'two errors of one Retrier that are more than it has',
      [slow(1), slow(2), slow(3, { error: 'Busy' })],
    ],
    ['every attempt', [slow('every')]],
    ['an effect whose answer is lost', [slow(1, { when: 'after' })]],
    ['an effect that comes late', [slow(1, { when: 'late' })]],
    ['a call that is made twice', [{ state: 'Tell', attempt: 1, duplicate: true }]],
    ['an error that no Retrier names', [slow(1, { error: 'Refused' })]],
    ['an error of a Retrier without attempts', [slow(1, { state: 'Ship' })]],
    ['one that is, beside one that is not', [slow(1), slow(2, { when: 'late' })]],
  ])('is not %s', (_what, faults) => {
    expect(withoutRetried(tasks, faults)).toEqual(faults);
  });
});

const CASE: MatrixCase = { group: 'single', seed: 1, options: { kind: 'rare' }, faults: [] };
const ended = (status: string, error?: string): CaseOutcome => ({
  status,
  ...(error === undefined ? {} : { error }),
  entered: [],
  events: 0,
  broken: [],
});

/** An oracle over runs that end like this, and the ways that it ran. */
function oracleOver(end: CaseOutcome) {
  const ran: MatrixCase[] = [];
  const sample = { input: {}, expect: { status: 'SUCCEEDED' } as const };
  const oracle = new Oracle(tasks, { sample, matrix: { always: { rows: '4' } } });
  const run = async (matrixCase: MatrixCase): Promise<CaseOutcome> => {
    ran.push(matrixCase);
    return end;
  };
  return {
    oracle,
    ran,
    judge: (change: Partial<MatrixCase>, outcome: CaseOutcome) =>
      oracle.judge({ ...CASE, ...change }, outcome, run),
  };
}

describe('the end of a case', () => {
  test('is that of its way, which is run once', async () => {
    const { judge, ran } = oracleOver(ended('FAILED', 'Refused'));
    const faults = [slow(1), refusal];

    expect(await judge({ faults }, ended('FAILED', 'Refused'))).toEqual([]);
    expect(await judge({ faults, seed: 2 }, ended('FAILED', 'Slow'))).toEqual([
      {
        id: 'liveness',
        says: 'it ended FAILED with Slow, allowed: FAILED with Refused, as without Pay=Slow@1',
      },
    ]);
    expect(ran).toEqual([{ group: 'path', seed: 1, options: CASE.options, faults: [refusal] }]);
  });

  test('is that of its way with the same events: when it is recovered, a fault may have passed', async () => {
    const { judge, ran } = oracleOver(ended('FAILED', 'Refused'));
    const lost = { statusEvents: 'lost' } as const;

    await judge({ ...lost, faults: [slow(1), refusal] }, ended('FAILED', 'Refused'));
    await judge({ ...lost, faults: [slow(1)] }, ended('SUCCEEDED'));

    const [failing, plain] = ran;
    expect(failing).toMatchObject({ ...lost, faults: [refusal] });
    expect(plain).not.toHaveProperty('statusEvents');
  });

  test('is a success or another failure where something else fails for good: time may bring either', async () => {
    const { judge } = oracleOver(ended('FAILED', 'Refused'));

    expect(await judge({ faults: [slow(1), refusal] }, ended('SUCCEEDED'))).toEqual([]);
    expect(await judge({ faults: [slow(1), refusal] }, ended('FAILED', 'Parked'))).toEqual([]);
    expect(await judge({ faults: [slow(1), refusal] }, ended('TIMED_OUT'))).toHaveLength(1);
    expect(await judge({ faults: [slow(1)] }, ended('SUCCEEDED'))).toHaveLength(1);
    expect(await judge({ faults: [slow(1)] }, ended('FAILED', 'Parked'))).toHaveLength(1);
  });

  test('is known from a way that was run before', async () => {
    const { judge, ran, oracle } = oracleOver(ended('SUCCEEDED'));
    const retried = { ...CASE, faults: [slow(1), refusal] };
    const before = oracle.unknownWays([CASE, retried, retried]);
    await judge({ faults: [refusal] }, ended('FAILED', 'Refused'));

    expect(await judge(retried, ended('FAILED', 'Refused'))).toEqual([]);
    expect([before, oracle.unknownWays([retried])]).toEqual([1, 0]);
    expect(ran).toEqual([]);
  });

  test('is the sample’s for a run without fault and option, and for one whose faults are retried', async () => {
    const { judge, ran, oracle } = oracleOver(ended('FAILED'));
    const plain = { options: { rows: '4' } };
    const retried = { ...CASE, ...plain, faults: [slow(1)] };

    expect(await judge(plain, ended('SUCCEEDED'))).toEqual([]);
    expect(await judge(plain, ended('FAILED', 'Slow'))).toEqual([
      { id: 'liveness', says: 'it ended FAILED with Slow, allowed: SUCCEEDED' },
    ]);
    expect(await judge(retried, ended('FAILED', 'Slow'))).toHaveLength(1);
    expect(oracle.unknownWays([retried])).toBe(0);
    expect(ran).toEqual([]);
  });

  test.each<[string, Partial<MatrixCase>, CaseOutcome]>([
    ['that was stopped', { stopAfterEvent: 3 }, ended('ABORTED')],
    ['that nobody could judge', {}, ended('BROKEN')],
  ])('is nobody’s to know of one %s', async (_what, change, outcome) => {
    const { judge } = oracleOver(ended('SUCCEEDED'));

    expect(await judge({ faults: [slow(1), refusal], ...change }, outcome)).toEqual([]);
  });
});
