import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** The account that fauxqs answers for, whatever it is asked. */
export const FAUXQS_ACCOUNT = '000000000000';

/** fauxqs 1.9.2 (SQS, SNS and S3) in a thread. */
export interface Fauxqs {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts fauxqs on a free port, in a thread of its own: it is an ES module, which neither a CommonJS bundle nor a test's
 * sandbox can load, and there it keeps the real time while the global `Date` of this thread follows the engine.
 */
export async function startFauxqs(region: string): Promise<Fauxqs> {
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: { url: pathToFileURL(findPackage()).href, region },
    stdout: true,
  });
  const url = await new Promise<string>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // A process that fails before it closes the world still ends.
  worker.unref();
  return {
    url,
    async close() {
      await worker.terminate();
    },
  };
}

const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData.url)
  .then(({ startFauxqs }) =>
    startFauxqs({ port: 0, logger: false, defaultRegion: workerData.region }))
  .then(({ port }) => parentPort.postMessage('http://127.0.0.1:' + port));
`;

/** Its entry, found by hand: `require.resolve` does not find what may only be imported. */
function findPackage(): string {
  const directories = createRequire(__filename).resolve.paths('fauxqs') ?? [];
  const found = directories
    .map((directory) => join(directory, 'fauxqs', 'dist', 'app.js'))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error(`fauxqs is not installed; looked in ${directories}`);
  return found;
}
