import { interleaved } from './measure.mjs';
import { rowOf, withAim } from './row.mjs';

/** With four workflows on two cores; one alone had 30. */
const MOST_SECONDS = 120;
const MS = 1000;
const JEST = ['node_modules/jest/bin/jest.js', '--silent'];

/** The whole suite, with jest's cache of transformed files and without. The peak is of the largest worker. */
export function benchJest(rounds) {
  const runs = interleaved(
    [
      { name: 'npm test, warm', args: JEST },
      { name: 'npm test, cold (--no-cache)', args: [...JEST, '--no-cache'] },
    ],
    { rounds },
  );
  return [...runs].map(([name, ofIt]) => {
    const row = rowOf(name, ofIt);
    return withAim(row, `under ${MOST_SECONDS} s`, row.ms < MOST_SECONDS * MS);
  });
}
