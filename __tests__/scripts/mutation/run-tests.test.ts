import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runTests } from '../../../scripts/mutation/run-tests';
import { PROJECT_ROOT } from '../../support/source-files';
import { temporaryDirectory } from '../../support/temporary-directory';

const directory = temporaryDirectory('trees');

/** A project of one test file. */
function treeWith(text: string): string {
  const tree = mkdtempSync(join(directory, 'tree-'));
  writeFileSync(join(tree, 'jest.config.cjs'), 'module.exports = { transform: {} };');
  writeFileSync(join(tree, 'one.test.cjs'), text);
  return tree;
}

/** Stands for whatever takes long after a run is lost. */
const NEVER = "test('never ends', () => new Promise(() => setInterval(() => {}, 1000)), 1e9);";

test.each([
  ['green', "test('is well', () => {});", { kind: 'green', tests: 1 }],
  [
    'red, by the first test that fails, whatever would follow',
    `test('is well', () => {}); test('is not', () => { throw new Error('x'); }); ${NEVER}`,
    { kind: 'red', by: 'is not' },
  ],
  [
    'broken when a test file cannot be loaded',
    "throw new Error('cannot be loaded');",
    { kind: 'broken', says: expect.stringContaining('cannot be loaded') },
  ],
])('tests are %s', async (_, text, verdict) => {
  expect(await runTests(PROJECT_ROOT, treeWith(text), ['one.test'])).toEqual(verdict);
});

test('tests that are not there are broken, not green', async () => {
  const tree = treeWith("test('is well', () => {});");

  expect(await runTests(PROJECT_ROOT, tree, ['another.test'])).toMatchObject({ kind: 'broken' });
});
