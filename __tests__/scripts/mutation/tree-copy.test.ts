import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { TreeCopy } from '../../../scripts/mutation/tree-copy';
import { temporaryDirectory } from '../../support/temporary-directory';

const root = temporaryDirectory('project');
for (const folder of ['workflows', 'node_modules']) mkdirSync(join(root, folder));
writeFileSync(join(root, 'workflows', 'pay.ts'), 'größer = 1;\n');

test('a copy holds the sources, one mutant at a time, and leaves nothing behind', async () => {
  const copy = new TreeCopy(root);
  const file = 'workflows/pay.ts';
  const read = (tree: string) => readFileSync(join(tree, file), 'utf8');
  // Bytes: the first word has eight of them.
  const edit = { file, start: 11, end: 12, replacement: '2' };

  const during = await copy.withEdit(edit, async () => [read(copy.path), read(root)]);
  const failed = copy.withEdit(edit, async () => {
    throw new Error('the tests cannot be run');
  });

  await expect(failed).rejects.toThrow('the tests cannot be run');
  expect(during).toEqual(['größer = 2;\n', 'größer = 1;\n']);
  expect(read(copy.path)).toBe('größer = 1;\n');
  expect(existsSync(join(copy.path, 'node_modules'))).toBe(false);
  copy.remove();
  expect(existsSync(copy.path)).toBe(false);
});
