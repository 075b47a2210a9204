import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(fileURLToPath(import.meta.url), '..', '..');
/** What the bench writes; nothing of it is the project's output. */
export const SCRATCH = join(ROOT, '.cache', 'bench');

const USAGE_HOOK = join(ROOT, 'bench', 'usage-hook.cjs');
const USAGE_FILE = join(SCRATCH, 'usage');
const KIB_PER_MIB = 1024;
const NS_PER_MS = 1e6;
const US_PER_MS = 1e3;

/**
 * @typedef {{ name: string, args: string[], env?: Record<string, string> }} Command `node` with these arguments
 * @typedef {{ ms: number, cpuMs: number, peakMib: number, stdout: string }} Run a process from start to end; CPU time
 *   is of all node processes in it, the peak of the largest; programs that are not node are not seen
 */

/**
 * Runs each command once a round, one after another, so that what else the machine does falls on all alike. A first
 * round warms the caches and is not counted.
 *
 * @param {Command[]} commands
 * @param {{ rounds: number, warmUp?: boolean }} options
 * @returns {Map<string, Run[]>} by the command's name, one run a round
 */
export function interleaved(commands, { rounds, warmUp = true }) {
  const runs = new Map(commands.map(({ name }) => [name, []]));
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    for (const command of commands) {
      tellProgress(round, command.name);
      const run = runOnce(command);
      if (round > 0) runs.get(command.name).push(run);
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return runs;
}

/** One line that changes on a terminal, a line for each command in a log. */
function tellProgress(round, name) {
  const line = `${round === 0 ? 'warm-up' : `round ${round}`}: ${name}`;
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}

/** @param {Command} command @returns {Run} @throws {Error} when the process fails, with what it said last */
export function runOnce({ name, args, env = {} }) {
  mkdirSync(SCRATCH, { recursive: true });
  rmSync(USAGE_FILE, { force: true });
  const before = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${JSON.stringify(USAGE_HOOK)}`,
      BENCH_USAGE_FILE: USAGE_FILE,
      ...env,
    },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const ms = Number(process.hrtime.bigint() - before) / NS_PER_MS;
  if (status !== 0) {
    throw new Error(`${name} ended with ${status}:\n${`${stdout}${stderr}`.trim().slice(-2000)}`);
  }
  return { ms, ...readUsage(), stdout };
}

function readUsage() {
  if (!existsSync(USAGE_FILE)) return { cpuMs: Number.NaN, peakMib: Number.NaN };
  const lines = readFileSync(USAGE_FILE, 'utf8').trim().split('\n');
  const processes = lines.map((line) => line.split(' ').map(Number));
  return {
    cpuMs: processes.reduce((sum, [, microseconds]) => sum + microseconds, 0) / US_PER_MS,
    peakMib: Math.max(...processes.map(([kib]) => kib)) / KIB_PER_MIB,
  };
}

/** @param {number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of a figure made from the runs of the same round. */
export function medianOfPairs(runs, others, figure) {
  return median(runs.map((run, round) => figure(run, others[round])));
}
