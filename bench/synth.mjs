import { join } from 'node:path';
import { interleaved, medianOfPairs, SCRATCH } from './measure.mjs';
import { rowOf, withAim } from './row.mjs';

const MOST_RATIO = 6;
const MOST_PEAK_MIB = 130;
const MOST_SLOPE_MS = 15;
const FEW_STACKS = 4;
const MANY_STACKS = 16;

const stacks = (count) => ({
  name: `synth of ${count} stack${count === 1 ? '' : 's'}`,
  args: ['scripts/run.mjs', 'bench/synth-stacks.ts', String(count)],
});

/** Whole processes with warm caches: handlers bundled and zipped, definitions validated. */
export function benchSynth(rounds) {
  const runs = interleaved(
    [
      { name: 'node -e 0', args: ['-e', '0'] },
      { name: "node -e require('cdktf')", args: ['-e', "require('cdktf')"] },
      {
        name: 'npm run synth (main.ts)',
        args: ['scripts/run.mjs', 'main.ts'],
        env: { CDKTF_OUTDIR: join(SCRATCH, 'main.out') },
      },
      ...[1, FEW_STACKS, MANY_STACKS].map(stacks),
    ],
    { rounds },
  );
  const bare = runs.get('node -e 0');
  const row = (name) => rowOf(name, runs.get(name), bare);
  const main = row('npm run synth (main.ts)');
  const [one, few, many] = [1, FEW_STACKS, MANY_STACKS].map((count) => stacks(count).name);
  const slopeOf = (figure) =>
    medianOfPairs(
      runs.get(many),
      runs.get(few),
      (more, less) => (more[figure] - less[figure]) / (MANY_STACKS - FEW_STACKS),
    );
  const slope = slopeOf('ms');
  return [
    row('node -e 0'),
    row("node -e require('cdktf')"),
    withAim(
      main,
      `at most ${MOST_RATIO} x bare node and ${MOST_PEAK_MIB} MiB`,
      main.ratio <= MOST_RATIO && main.peakMib <= MOST_PEAK_MIB,
    ),
    ...[one, few, many].map(row),
    withAim(
      {
        name: `each further stack, ${FEW_STACKS} to ${MANY_STACKS}`,
        ms: slope,
        cpuMs: slopeOf('cpuMs'),
      },
      `under ${MOST_SLOPE_MS} ms`,
      slope < MOST_SLOPE_MS,
    ),
  ];
}
