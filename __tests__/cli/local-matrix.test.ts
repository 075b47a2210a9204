import { describe, expect, jest, test } from '@jest/globals';
import type { CaseOutcome } from '../../local/matrix/case-runner';
import { ForkedRunner } from '../../local/matrix/forked-runner';
import type { MatrixCase } from '../../local/matrix/matrix-case';
import { LOCAL_WORKFLOW_NAMES } from '../../local/workflows';
import { programRun } from '../support/program-run';

// A process of its own loads the handlers and their SDK, which takes seconds where nothing is cached.
jest.setTimeout(60_000);

const program = programRun();
/** Runs `sfn local matrix` and gives its exit code. */
const run = (...args: string[]): Promise<number> => program.run('local', 'matrix', ...args);

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', TimeoutSeconds: 5 };
const SMALL = { StartAt: 'Tell', States: { Tell: { ...TASK, End: true } } };
const LARGER = {
  StartAt: 'Tell',
  States: { Tell: { ...TASK, Next: 'Ask' }, Ask: { ...TASK, End: true } },
};
const WHOLE: CaseOutcome = { status: 'SUCCEEDED', entered: ['Tell'], events: 7, broken: [] };

/** Puts processes that need no time in the place of the real ones. */
function fakeProcesses(judge: (matrixCase: MatrixCase) => CaseOutcome, definition: object = SMALL) {
  const seen: { opened: string[]; cases: MatrixCase[]; closed: number } = {
    opened: [],
    cases: [],
    closed: 0,
  };
  jest.spyOn(ForkedRunner, 'open').mockImplementation(async (name) => {
    seen.opened.push(name);
    const fake: Pick<ForkedRunner, 'definition' | 'run' | 'close'> = {
      definition,
      async run(matrixCase) {
        seen.cases.push(matrixCase);
        return judge(matrixCase);
      },
      async close() {
        seen.closed++;
      },
    };
    return fake as ForkedRunner;
  });
  return seen;
}

describe('sfn local matrix', () => {
  test('runs cases of a workflow in processes of its own', async () => {
    const code = await run(
      'order',
      '--group',
      'duplicate',
      '--every',
      '1000',
      '--workers',
      '1',
      '--json',
    );

    expect(JSON.parse(program.stdout)).toEqual([
      {
        workflow: 'order',
        counts: { path: expect.any(Number), duplicate: 1 },
        unreached: [],
        broken: [],
      },
    ]);
    expect(code).toBe(0);
  });

  test('runs every workflow on as many processes as asked, and lets them go', async () => {
    const seen = fakeProcesses(() => WHOLE);

    const code = await run('--workers', '3', '--group', 'random', '--runs', '4', '--seed', '9');

    expect(code).toBe(0);
    for (const workflow of LOCAL_WORKFLOW_NAMES) {
      expect(seen.opened.filter((name) => name === workflow)).toHaveLength(3);
      expect(program.stdout).toMatch(
        new RegExp(`^${workflow}: \\d+ runs \\(\\d+ path, 4 random\\), 0 broken, in `, 'm'),
      );
    }
    expect(seen.closed).toBe(seen.opened.length);
    const seeds = seen.cases.flatMap(({ group, seed }) => (group === 'random' ? [seed] : []));
    expect(new Set(seeds)).toEqual(new Set([9, 10, 11, 12]));
  });

  test('tells what broke and how to see it again, and exits with 1', async () => {
    const breaks = ({ group }: MatrixCase): CaseOutcome =>
      group === 'duplicate' ? { ...WHOLE, broken: [{ id: 'O2', says: 'captured twice' }] } : WHOLE;
    fakeProcesses(breaks);

    const code = await run('order', '--group', 'duplicate', '--workers', '1');

    expect(code).toBe(1);
    expect(program.stdout).toContain('BROKEN duplicate, seed 1\n  O2  captured twice\n');
    expect(program.stdout).toContain("local run order --seed 1 --fault 'Tell@every+duplicate'");
    expect(program.stdout).toContain(' 1 broken, in ');
  });

  test('tells it in JSON too', async () => {
    fakeProcesses(() => ({ ...WHOLE, broken: [{ id: 'O2', says: 'captured twice' }] }));

    const code = await run('order', '--group', 'duplicate', '--workers', '1', '--json');

    expect(code).toBe(1);
    const [{ broken }] = JSON.parse(program.stdout);
    expect(broken.at(-1)).toMatchObject({
      group: 'duplicate',
      faults: [{ state: 'Tell', duplicate: true }],
      broken: [{ id: 'O2', says: 'captured twice' }],
      replay: expect.stringContaining('local run order --seed 1'),
    });
  });

  test('exits with 1 when a Task was not reached', async () => {
    fakeProcesses(() => WHOLE, LARGER);

    const code = await run('order', '--group', 'duplicate', '--workers', '1');

    expect(code).toBe(1);
    expect(program.stdout).toContain('NOT REACHED Ask: no run came to it');
  });

  test('lets its processes go when one of them dies', async () => {
    const seen = fakeProcesses(() => {
      throw new Error('a process that runs cases ended with 3');
    });

    await expect(run('order', '--workers', '2')).rejects.toThrow('ended with 3');
    expect(seen.closed).toBe(2);
  });

  test.each([
    [
      ['orders'],
      "'orders' is invalid for argument 'workflows'. Allowed choices are order, approval",
    ],
    [['order', '--runs', '-1'], 'allowed: a whole number from 0'],
    [['order', '--runs', '1e9'], 'allowed: a whole number from 0'],
    [['order', '--every', '0'], 'allowed: a whole number from 1'],
    [['order', '--workers', '0'], 'allowed: a whole number from 1'],
    [['order', '--group', 'all'], 'Allowed choices are single, pair, duplicate, stop, random'],
  ])('refuses %j with one line on stderr and 2', async (args, message) => {
    const code = await run(...args);

    expect(code).toBe(2);
    expect(program.stderr).toMatch(/^error: .+\n$/);
    expect(program.stderr).toContain(message);
    expect(program.stdout).toBe('');
  });
});
