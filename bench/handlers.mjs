import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { interleaved, median, runOnce, SCRATCH } from './measure.mjs';
import { rowOf, withAim } from './row.mjs';

const MOST_LOAD_MS = 60;
const KIB = 1024;
const OUT = join(SCRATCH, 'handlers.out');

/** What the handlers ask of their environment while they load; nothing here is ever called. */
const HANDLER_ENVIRONMENT = {
  AWS_REGION: 'eu-west-1',
  ORDERS_TABLE: 'orders',
  PAYMENTS_TABLE: 'payments',
  RESERVATIONS_TABLE: 'reservations',
  STATE_MACHINE_ARN: 'arn:aws:states:eu-west-1:123456789012:stateMachine:order:live',
  STATE_MACHINE_EXECUTION_ARN_PREFIX: 'arn:aws:states:eu-west-1:123456789012:execution:order',
  PAYMENT_PROVIDER_URL: 'https://payments.example.com',
  PAYMENT_PROVIDER_TIMEOUT_MS: '8000',
  PAYMENT_SECRET_NAME: 'order/payment',
  POWERTOOLS_SERVICE_NAME: 'order',
  POWERTOOLS_METRICS_NAMESPACE: 'order',
};

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
  return [
    rowOf('node -e 0 (whole process)', bare),
    ...handlers.map(({ name, zipKib }) => {
      const row = rowOf(name, runs.get(name), bare);
      const ms = median(runs.get(name).map(({ stdout }) => Number(stdout)));
      return withAim({ ...row, ms, zipKib }, `load within ${MOST_LOAD_MS} ms`, ms <= MOST_LOAD_MS);
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
