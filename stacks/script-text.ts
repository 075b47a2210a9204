import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A script of the project that runs elsewhere than in Lambda, by its path from the project's root. */
export function scriptText(path: string): string {
  return readFileSync(resolve(path), 'utf8');
}
