import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { watchJob } from '../../cli/watch-job';
import type { RunJob } from '../../local/run/job';
import { resultOf, startSimulation } from '../../simulator/simulate';
import { programRun } from '../support/program-run';

const program = programRun();
const definition = {
  StartAt: 'Rest',
  States: { Rest: { Type: 'Wait', Seconds: 5, Next: 'Done' }, Done: { Type: 'Succeed' } },
};

describe('a job that takes long', () => {
  const { isTTY } = process.stderr;
  beforeEach(() => {
    process.stderr.isTTY = true;
    jest.useFakeTimers();
  });
  afterEach(() => {
    process.stderr.isTTY = isTTY;
    jest.useRealTimers();
  });

  test('shows on a terminal where it is, and takes that away for its report', async () => {
    const job: RunJob = {
      definition,
      expectation: { status: 'SUCCEEDED' },
      async run({ onEvent }) {
        const { engine, execution } = startSimulation(definition, { onEvent });
        await engine.runUntil(() => execution.history.length === 2);
        await jest.advanceTimersByTimeAsync(1_500);
        await engine.finish(execution);
        return { result: resultOf(execution), effects: [], brokenInvariants: [] };
      },
    };

    await watchJob(job, { json: false, realTime: false });

    expect(program.stderr).toContain('\r\u001b[KRest: 2 events in 1.');
    expect(program.stderr.endsWith('\r\u001b[K')).toBe(true);
    expect(program.stdout).toContain('SUCCEEDED in 5.000 s of virtual time');
  });
});
