import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { handleOutputErrors } from '../../cli/output-errors';
import { temporaryDirectory } from '../support/temporary-directory';

const PROJECT = join(__dirname, '../..');
const broken = join(temporaryDirectory('output-errors'), 'broken.json');
writeFileSync(broken, '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}');

/** `sfn asl validate` of a broken definition, with its output sent elsewhere by a shell. */
function validateInto(redirection: string) {
  const command = `"${process.execPath}" scripts/run.mjs cli/sfn.ts asl validate "$FILE" ${redirection}`;
  const options = {
    cwd: PROJECT,
    env: { ...process.env, FILE: broken },
    encoding: 'utf8',
  } as const;
  return spawnSync('bash', ['-c', command], options);
}

describe('output that cannot be written', () => {
  test('is said in one line, with exit code 2', () => {
    const { status, stderr } = validateInto('> /dev/full');

    expect(stderr).toBe('error: cannot write to stdout: no space left on device\n');
    expect(status).toBe(2);
  });

  test('is no failure where the reader has seen enough', () => {
    const { status, stderr } = validateInto('| true; exit "${PIPESTATUS[0]}"');

    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });
});

describe('handleOutputErrors', () => {
  let stderr = '';

  beforeEach(() => {
    stderr = '';
    // Another test file of the same worker may have left its own copy of the listeners.
    for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      stderr += String(text);
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = undefined;
  });

  test.each([
    ['EPIPE', undefined, ''],
    ['ENOSPC', 2, 'error: cannot write to stdout: no space left on device\n'],
    ['EIO', 2, 'error: cannot write to stdout: EIO\n'],
    [undefined, 2, 'error: cannot write to stdout: write failed\n'],
  ])('answers %s with the exit code %s', (code, exitCode, line) => {
    handleOutputErrors();
    handleOutputErrors();

    process.stdout.emit('error', Object.assign(new Error('write failed'), { code }));

    expect(process.exitCode).toBe(exitCode);
    expect(stderr).toBe(line);
  });

  test.each([
    ['is full', 'ENOSPC', 2],
    ['is read no more', 'EPIPE', undefined],
  ])('has nowhere to say that stderr %s', (_how, code, exitCode) => {
    handleOutputErrors();

    process.stderr.emit('error', Object.assign(new Error('write failed'), { code }));

    expect(process.exitCode).toBe(exitCode);
    expect(stderr).toBe('');
  });
});
