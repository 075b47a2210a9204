import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Edit } from './mutant';

/** What no test of behaviour reads. Packages are found where they are: the copy lies inside the project. */
const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  '.cache',
  '.ci',
  'cdktf.out',
  'coverage',
  'docs',
]);

/** A copy of the project in which one mutant after the other is put. */
export class TreeCopy {
  readonly path: string;

  /** @param root of the project, as it is now */
  constructor(root: string) {
    const cache = join(root, '.cache');
    mkdirSync(cache, { recursive: true });
    this.path = mkdtempSync(join(cache, 'mutation-'));
    for (const entry of readdirSync(root).filter((name) => !LEFT_OUT.has(name))) {
      cpSync(join(root, entry), join(this.path, entry), { recursive: true });
    }
  }

  /** Does something while an edit is made, and undoes the edit. */
  async withEdit<T>(edit: Edit, work: () => Promise<T>): Promise<T> {
    const file = join(this.path, edit.file);
    const before = readFileSync(file);
    const after = [before.subarray(0, edit.start), edit.replacement, before.subarray(edit.end)];
    writeFileSync(file, after.join(''));
    try {
      return await work();
    } finally {
      writeFileSync(file, before);
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}
