import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** Makes a directory that is removed after the test file; `label` may hold spaces. */
export function temporaryDirectory(label: string): string {
  // The real path: esbuild compares paths, and a temporary directory is a link on some systems.
  const directory = mkdtempSync(join(realpathSync(tmpdir()), `${label}-`));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
