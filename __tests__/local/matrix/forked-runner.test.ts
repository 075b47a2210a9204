import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ForkedRunner } from '../../../local/matrix/forked-runner';
import type { MatrixCase } from '../../../local/matrix/matrix-case';
import { temporaryDirectory } from '../../support/temporary-directory';

const project = temporaryDirectory('forked-runner');
mkdirSync(join(project, 'scripts'));

/** Opens a runner whose process is the script, in place of the project's own. */
function open(script: string): Promise<ForkedRunner> {
  writeFileSync(join(project, 'scripts/run.mjs'), script);
  return ForkedRunner.open('order', project);
}

const READY = 'process.send({ StartAt: process.argv[3], args: process.argv.slice(2) });';
const CASE: MatrixCase = { group: 'path', seed: 5, options: {}, faults: [] };

describe('a process that runs cases', () => {
  test('is told the workflow, runs cases one after the other, and ends when it is let go', async () => {
    const runner = await open(`${READY}
      process.on('message', ({ seed }) => process.send({ status: 'SUCCEEDED', events: seed }));`);

    const first = await runner.run(CASE);
    const second = await runner.run({ ...CASE, seed: 6 });
    await runner.close();

    expect(runner.definition).toEqual({
      StartAt: 'order',
      args: [join('local', 'matrix', 'worker.ts'), 'order'],
    });
    expect([first, second]).toEqual([
      { status: 'SUCCEEDED', events: 5 },
      { status: 'SUCCEEDED', events: 6 },
    ]);
    await expect(runner.run(CASE)).rejects.toThrow('Channel closed');
  });

  test('that ends before it is ready is an error', async () => {
    await expect(open('process.exitCode = 7;')).rejects.toThrow(
      'a process that runs cases ended with 7',
    );
  });

  test.each([
    ['that ends in the middle of a case', 'process.exit(3)', '3'],
    ['that is killed in the middle of a case', "process.kill(process.pid, 'SIGKILL')", 'SIGKILL'],
  ])('%s is an error, and closes all the same', async (_how, end, told) => {
    const runner = await open(`${READY} process.on('message', () => ${end});`);

    await expect(runner.run(CASE)).rejects.toThrow(`a process that runs cases ended with ${told}`);
    await expect(runner.close()).resolves.toBeUndefined();
  });
});
