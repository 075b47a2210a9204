import { describe, expect, test } from '@jest/globals';
import type { LocalSample } from '../../../local/local-workflow';
import type { CaseOutcome, CaseRunner } from '../../../local/matrix/case-runner';
import { type MatrixOptions, runMatrix } from '../../../local/matrix/matrix';
import type { MatrixCase } from '../../../local/matrix/matrix-case';
import { isWhole, matrixText } from '../../../local/matrix/report';
import { simulate } from '../../../simulator/simulate';
import { entered } from '../../support/entered';

const task = (rest: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  TimeoutSeconds: 5,
  ...rest,
});
/** Pay and Ship; a failed Ship is undone by Refund. Nothing leads to Orphan but a value of the input. */
const definition = {
  StartAt: 'Pay',
  States: {
    Pay: task({
      Retry: [{ ErrorEquals: ['Slow'], MaxAttempts: 2 }],
      ResultPath: null,
      Next: 'Kind',
    }),
    Kind: {
      Type: 'Choice',
      Choices: [{ Variable: '$.rare', IsPresent: true, Next: 'Orphan' }],
      Default: 'Ship',
    },
    Orphan: task({ End: true }),
    Ship: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }], End: true }),
    Refund: task({ End: true }),
  },
};

/** Runs cases of the definition above; what breaks is said by the judge. */
function runnerJudgedBy(judge: (matrixCase: MatrixCase, entered: readonly string[]) => boolean) {
  const cases: MatrixCase[] = [];
  const runner: CaseRunner = {
    definition,
    async run(matrixCase): Promise<CaseOutcome> {
      cases.push(matrixCase);
      const result = await simulate(definition, {
        input: matrixCase.options['kind'] === 'rare' ? { rare: true } : {},
        faults: matrixCase.faults,
        runTask: () => ({}),
      });
      const states = entered(result);
      const broken = judge(matrixCase, states) ? [] : [{ id: 'X1', says: 'it broke' }];
      return { status: result.status, entered: states, events: result.history.length, broken };
    },
    close: async () => undefined,
  };
  return { runner, cases };
}

const KIND = { name: 'kind', description: '', values: ['usual', 'rare'], default: 'usual' };
const sample: LocalSample = { input: {}, expect: { status: 'SUCCEEDED' } };
const ALL: MatrixOptions = {
  workflow: { options: [KIND], sample },
  groups: ['single', 'pair', 'duplicate', 'stop', 'random'],
  runs: 5,
  firstSeed: 1,
};

describe('a matrix', () => {
  test('finds its way to every Task, through failures and options', async () => {
    const { runner, cases } = runnerJudgedBy(() => true);

    const report = await runMatrix([runner], ALL);

    expect(report.unreached).toEqual([]);
    expect(report.counts).toMatchObject({ duplicate: 4, random: 5 });
    expect(cases.some(({ faults }) => faults.some(({ state }) => state === 'Refund'))).toBe(true);
    expect(isWhole(report)).toBe(true);
  });

  test('looks no further than it may', async () => {
    const { runner } = runnerJudgedBy(() => true);

    const report = await runMatrix([runner], { ...ALL, groups: [], mostPaths: 1 });

    expect(report.counts).toEqual({ path: 1 });
    expect(report.unreached).toEqual(['Orphan', 'Refund']);
  });

  test('takes options that always hold, and together those that lead nowhere by themselves', async () => {
    const { runner, cases } = runnerJudgedBy(() => true);
    const both = { kind: 'rare', size: 'large' };

    const matrix = { always: { length: 'short' }, combinations: [both] };

    await runMatrix([runner], {
      ...ALL,
      groups: ['random'],
      runs: 1,
      workflow: { matrix, sample },
    });

    const chosen = cases.map(({ options }) => options);
    expect(chosen).toContainEqual({ length: 'short', ...both });
    expect(chosen.every(({ length }) => length === 'short')).toBe(true);
  });

  test('says which Task no run came to', async () => {
    const { runner } = runnerJudgedBy(() => true);

    const report = await runMatrix([runner], { ...ALL, workflow: { sample } });

    expect(report.unreached).toEqual(['Orphan']);
    expect(isWhole(report)).toBe(false);
    expect(matrixText('toy', report, 1000)).toContain('NOT REACHED Orphan');
  });

  test('spoils the first attempt, all but the last, and every one', async () => {
    const { runner, cases } = runnerJudgedBy(() => true);
    await runMatrix([runner], { ...ALL, groups: ['single'] });

    const attempts = cases
      .map(({ faults }) => faults.filter(({ state, error }) => state === 'Pay' && error === 'Slow'))
      .filter((faults) => faults[0]?.when === 'late')
      .map((faults) => faults.map(({ attempt }) => attempt));
    expect(attempts).toEqual([[1], [1, 2], ['every']]);
  });

  test('puts a second failure on the way that a first one takes', async () => {
    const { runner, cases } = runnerJudgedBy(() => true);
    await runMatrix([runner], { ...ALL, groups: ['pair'] });

    const pairs = cases.filter(({ group }) => group === 'pair');
    const states = new Set(
      pairs.map(({ faults }) => faults.map(({ state }) => state).join(' then ')),
    );
    expect(states).toContain('Ship then Refund');
  });

  test('stops each path after each of its events but the last', async () => {
    const { runner, cases } = runnerJudgedBy(() => true);
    await runMatrix([runner], { ...ALL, workflow: { sample }, groups: ['stop'] });

    const { events } = await runner.run({ group: 'path', seed: 1, options: {}, faults: [] });
    const stops = cases
      .filter(({ group, faults }) => group === 'stop' && faults.length === 0)
      .map(({ stopAfterEvent }) => stopAfterEvent);
    expect(stops).toEqual(Array.from({ length: events - 1 }, (_, index) => index + 1));
  });

  test('draws the same schedules from the same seed', async () => {
    const draw = async (firstSeed: number) => {
      const { runner, cases } = runnerJudgedBy(() => true);
      await runMatrix([runner], { ...ALL, groups: ['random'], runs: 6, firstSeed });
      return cases.filter(({ group }) => group === 'random');
    };

    expect(await draw(7)).toEqual(await draw(7));
    expect(await draw(7)).not.toEqual(await draw(8));
  });

  test('shares its cases among its runners, each once', async () => {
    const one = runnerJudgedBy(() => true);
    const two = runnerJudgedBy(() => true);
    const alone = runnerJudgedBy(() => true);

    await runMatrix([one.runner, two.runner], ALL);
    await runMatrix([alone.runner], ALL);

    expect(one.cases.length).toBeGreaterThan(0);
    expect(two.cases.length).toBeGreaterThan(0);
    expect(one.cases.length + two.cases.length).toBe(alone.cases.length);
  });

  test('plans as many runs as it makes', async () => {
    const { runner, cases } = runnerJudgedBy(() => true);
    const planned: number[] = [];

    await runMatrix([runner], { ...ALL, runs: 40, onPlan: (runs) => planned.push(runs) });

    expect(planned).toEqual([cases.length]);
  });

  test('breaks a case that does not end as it does without what is retried', async () => {
    const { runner } = runnerJudgedBy(() => true);
    const givesUp: CaseRunner = {
      ...runner,
      async run(matrixCase) {
        const outcome = await runner.run(matrixCase);
        return matrixCase.faults.some(({ error }) => error === 'Slow')
          ? { ...outcome, status: 'FAILED', error: 'Slow' }
          : outcome;
      },
    };

    const report = await runMatrix([givesUp], { ...ALL, groups: ['single'] });

    expect(report.broken.flatMap(({ outcome }) => outcome.broken)).toEqual([
      {
        id: 'liveness',
        says: 'it ended FAILED with Slow, allowed: SUCCEEDED, as without Pay=Slow@1:before',
      },
      {
        id: 'liveness',
        says: 'it ended FAILED with Slow, allowed: SUCCEEDED, as without Pay=Slow@1:before, Pay=Slow@2:before',
      },
    ]);
  });

  test('tells a broken case with its seed and the command that shows it', async () => {
    const { runner } = runnerJudgedBy(({ faults }) =>
      faults.every(({ state, when }) => state !== 'Refund' || when !== 'late'),
    );

    const report = await runMatrix([runner], { ...ALL, groups: ['single'] });

    const text = matrixText('toy', report, 2000);
    expect(isWhole(report)).toBe(false);
    expect(text).toMatch(
      /BROKEN single, seed 1\n {2}X1 {2}it broke\n {2}npm run -s sfn -- local run/,
    );
    expect(text).toMatch(/and \d+ more\n/);
    expect(text).toMatch(/ \d+ broken, in 2\.000 s\n$/);
  });
});
