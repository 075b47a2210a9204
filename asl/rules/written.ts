import { duplicateKeys } from '../duplicate-keys';
import type { Rule } from './rule';

/** Rules on the text of a definition, for what is gone once it is read. Without the text they find nothing. */
export const WRITTEN_RULES = [
  {
    id: 'duplicate-key',
    severity: 'error',
    description: 'A file gives a key once in one object: of two, the first would vanish unseen.',
    *check({ written }) {
      for (const { path, key, lines } of duplicateKeys(written ?? '')) {
        yield {
          path,
          value: key,
          message: `the key stands more than once in one object (${linesOf(lines)}), and only the last counts`,
          fix: 'rename one of them, or remove it',
        };
      }
    },
  },
] as const satisfies readonly Rule[];

function linesOf([first, again]: readonly [number, number]): string {
  return first === again ? `line ${first}` : `lines ${first} and ${again}`;
}
