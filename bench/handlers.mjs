import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { HANDLER_ENVIRONMENT } from './handler-environment.mjs';
import { interleaved, median, runOnce, SCRATCH } from './measure.mjs';
import { rowOf, withTimeAim } from './row.mjs';

const MOST_LOAD_MS = 60;
const KIB = 1024;
const OUT = join(SCRATCH, 'handlers.out');

/** Loads each handler as it is deployed, from its zip, in a node of its own; the time is of the `require` alone. */
export function benchHandlers(rounds) {
  const handlers = unpackHandlers();
  const runs = interleaved(
    [
      { name: 'node -e 0', args: ['-e', '0'] },
      ...handlers.map(({ name, file }) => ({
        name,
        args: ['bench/load-handler.cjs', file],
        env: HANDLER_ENVIRONMENT,
      })),
    ],
    { rounds },
  );
  const bare = runs.get('node -e 0');
  const bareRow = rowOf('node -e 0 (whole process)', bare);
  const aim = { what: 'loads within', mostMs: MOST_LOAD_MS, bareMs: bareRow.ms };
  return [
    bareRow,
    ...handlers.map(({ name, zipKib }) => {
      const row = rowOf(name, runs.get(name), bare);
      const ms = median(runs.get(name).map(({ stdout }) => Number(stdout)));
      return withTimeAim({ ...row, ms, zipKib }, aim);
    }),
  ];
}

function unpackHandlers() {
  rmSync(OUT, { recursive: true, force: true });
  runOnce({
    name: 'bundle',
    args: ['scripts/run.mjs', 'scripts/bundle.ts'],
    env: { CDKTF_OUTDIR: '.cache/bench/handlers.out' },
  });
  const assets = join(OUT, 'assets');
  return readdirSync(assets).map((zip) => {
    const name = zip.replace(/-[0-9a-f]{16}\.zip$/, '');
    const directory = join(OUT, name);
    mkdirSync(directory, { recursive: true });
    const file = join(directory, 'index.js');
    writeFileSync(file, unzipSync(readFileSync(join(assets, zip)))['index.js']);
    return { name, file, zipKib: statSync(join(assets, zip)).size / KIB };
  });
}
