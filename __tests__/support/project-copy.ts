import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PROJECT_ROOT } from './source-files';

/** What a synth and a type check of the deployed code do without. */
const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  '.cache',
  '.ci',
  'cdktf.out',
  'coverage',
  '__tests__',
  'bench',
  'docs',
]);

/** Copies the project's sources, as they are, to a new directory; packages are linked. */
export function copyProject(to: string): void {
  cpSync(PROJECT_ROOT, to, {
    recursive: true,
    filter: (from) => dirname(from) !== PROJECT_ROOT || !LEFT_OUT.has(basename(from)),
  });
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(to, 'node_modules'), 'dir');
}

/** How a process ended and what it said. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs node in a directory, away from settings of whoever runs the tests. */
export function runNode(
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [...args], {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...said }));
  });
}
