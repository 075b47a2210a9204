import { join } from 'node:path';
import { interleaved, medianOfPairs, SCRATCH } from './measure.mjs';
import { rowOf, withAim, withTimeAim } from './row.mjs';

const MOST_RATIO = 6;
const MOST_PEAK_MIB = 130;
const MOST_SLOPE_MS = 15;
/** The real stacks of every workflow beside as many order stacks. */
const MOST_CPU_OF_ORDER = 1.5;
const FEW_STACKS = 4;
const MANY_STACKS = 16;

/** `--no-opt` as in package.json: docs/decisions/0008. */
const MAIN = 'npm run synth: every workflow, every environment';

const stacks = (count) => ({
  name: `synth of ${count} order stack${count === 1 ? '' : 's'}`,
  args: ['--no-opt', 'scripts/run.mjs', 'bench/synth-stacks.ts', String(count)],
});

/** Whole processes with warm caches: handlers bundled and zipped, definitions validated. */
export function benchSynth(rounds) {
  const runs = interleaved(
    [
      { name: 'node -e 0', args: ['-e', '0'] },
      { name: "node -e require('cdktf')", args: ['-e', "require('cdktf')"] },
      {
        name: MAIN,
        args: ['--no-opt', 'scripts/run.mjs', 'main.ts'],
        env: { CDKTF_OUTDIR: join(SCRATCH, 'main.out') },
      },
      ...[1, FEW_STACKS, MANY_STACKS].map(stacks),
    ],
    { rounds },
  );
  const bare = runs.get('node -e 0');
  const row = (name) => rowOf(name, runs.get(name), bare);
  const [one, few, many] = [1, FEW_STACKS, MANY_STACKS].map((count) => stacks(count).name);
  const fewStacks = row(few);
  const cpuOfOrder = medianOfPairs(
    runs.get(MAIN),
    runs.get(many),
    (all, orders) => all.cpuMs / orders.cpuMs,
  );
  const slopeOf = (figure) =>
    medianOfPairs(
      runs.get(many),
      runs.get(few),
      (more, less) => (more[figure] - less[figure]) / (MANY_STACKS - FEW_STACKS),
    );
  const bareRow = row('node -e 0');
  return [
    bareRow,
    row("node -e require('cdktf')"),
    row(one),
    withAim(
      fewStacks,
      `at most ${MOST_RATIO} x bare node and ${MOST_PEAK_MIB} MiB`,
      fewStacks.ratio <= MOST_RATIO && fewStacks.peakMib <= MOST_PEAK_MIB,
    ),
    row(many),
    withAim(
      row(MAIN),
      `at most ${MOST_CPU_OF_ORDER} x the CPU of ${MANY_STACKS} order stacks (${cpuOfOrder.toFixed(2)})`,
      cpuOfOrder <= MOST_CPU_OF_ORDER,
    ),
    withTimeAim(
      {
        name: `each further stack, ${FEW_STACKS} to ${MANY_STACKS}`,
        ms: slopeOf('ms'),
        cpuMs: slopeOf('cpuMs'),
      },
      { what: 'under', mostMs: MOST_SLOPE_MS, bareMs: bareRow.ms },
    ),
  ];
}
