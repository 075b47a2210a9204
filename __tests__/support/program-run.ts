import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, jest } from '@jest/globals';
import { runProgram } from '../../cli/program';

/** What a test of a command sees, anew for each test. */
export interface ProgramRun {
  readonly stdout: string;
  readonly stderr: string;
  /** A directory of the test's own; it is removed afterwards. */
  readonly directory: string;
  /** Writes a file for the command to read, and gives its path. */
  file(name: string, text: string): string;
  /** Runs `sfn` with the arguments, in this process, and gives its exit code. */
  run(...args: string[]): Promise<number>;
}

/** Catches what `sfn` prints, in every test of the file that calls this at its top. */
export function programRun(): ProgramRun {
  const printed = { stdout: '', stderr: '' };
  let directory = '';

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sfn-'));
    for (const stream of ['stdout', 'stderr'] as const) {
      printed[stream] = '';
      jest.spyOn(process[stream], 'write').mockImplementation((text) => {
        printed[stream] += String(text);
        return true;
      });
    }
  });

  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = undefined;
    rmSync(directory, { recursive: true });
  });

  return {
    get stdout() {
      return printed.stdout;
    },
    get stderr() {
      return printed.stderr;
    },
    get directory() {
      return directory;
    },
    file(name, text) {
      const path = join(directory, name);
      writeFileSync(path, text);
      return path;
    },
    async run(...args) {
      await runProgram(args);
      return Number(process.exitCode ?? 0);
    },
  };
}
