import { interleaved } from './measure.mjs';
import { rowOf } from './row.mjs';

/** The compiler is a native program that node starts, which the bench does not see into: time alone. */
export function benchTypecheck(rounds) {
  const runs = interleaved(
    [
      { name: 'node -e 0', args: ['-e', '0'] },
      { name: 'npm run typecheck', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
    ],
    { rounds },
  );
  const bare = runs.get('node -e 0');
  const { name, ms, ratio } = rowOf('npm run typecheck', runs.get('npm run typecheck'), bare);
  return [rowOf('node -e 0', bare), { name, ms, ratio }];
}
