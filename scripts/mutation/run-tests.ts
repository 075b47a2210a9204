import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Verdict, verdictIn } from './verdict';

/** Milliseconds; a mutant may wait for ever, and all tests of a workflow take a small part of it. */
const RUN_LIMIT_MS = 10 * 60_000;

/** Milliseconds of one test; a loaded machine must not turn a mutant red. */
const TEST_LIMIT_MS = 60_000;

/**
 * Runs the tests of a tree whose paths match one of the patterns, until one fails.
 * @param root of the project, whose jest it is
 */
export function runTests(
  root: string,
  tree: string,
  patterns: readonly string[],
): Promise<Verdict> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      '--runInBand',
      '--silent',
      '--ci',
      '--watchman=false',
      `--reporters=${join(root, 'scripts', 'mutation', 'reporter.cjs')}`,
      `--testTimeout=${TEST_LIMIT_MS}`,
      `--cacheDirectory=${join(tree, '.jest')}`,
      ...patterns,
    ],
    { cwd: tree, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let verdict: Verdict | undefined;
  let complaint = '';
  const kill = () => child.kill('SIGKILL');
  // First of all: the tree is removed at the exit, and nothing may write to it any more.
  process.prependOnceListener('exit', kill);
  const end = (reached: Verdict): void => {
    verdict = reached;
    kill();
  };
  const timer = setTimeout(
    () => end({ kind: 'red', by: `(no end after ${RUN_LIMIT_MS / 60_000} minutes)` }),
    RUN_LIMIT_MS,
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    const told = verdictIn(line);
    if (told?.kind === 'red') end(told);
    else verdict ??= told;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      process.off('exit', kill);
      resolve(verdict ?? { kind: 'broken', says: complaint });
    });
  });
}
