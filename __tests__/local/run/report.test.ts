import { describe, expect, test } from '@jest/globals';
import { PLAIN } from '../../../local/run/paint';
import { type FinishedRun, isAsExpected, reportAsText } from '../../../local/run/report';
import { simulate } from '../../../simulator/simulate';

const SUCCEEDED = { status: 'SUCCEEDED' } as const;
const finished = async (broken: FinishedRun['brokenInvariants']): Promise<FinishedRun> => ({
  result: await simulate({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }),
  effects: [],
  brokenInvariants: broken,
});

describe('the report of a run', () => {
  test('names each invariant that is broken, however well the run ended', async () => {
    const run = await finished([{ id: 'O2', says: 'captured \u001b[2Jtwice' }]);

    const text = reportAsText(run, SUCCEEDED, { virtual: true, wallMs: 5 }, PLAIN);

    expect(isAsExpected(run, SUCCEEDED)).toBe(false);
    expect(text).toContain('broken  O2: captured \\u001b[2Jtwice\n');
    expect(text).not.toContain('expected');
  });

  test('tells the time of a run in real time once', async () => {
    const run = await finished([]);

    const text = reportAsText(run, SUCCEEDED, { virtual: false, wallMs: 1500 }, PLAIN);

    expect(isAsExpected(run, SUCCEEDED)).toBe(true);
    expect(text).toContain('SUCCEEDED in 1.500 s\n');
  });
});
