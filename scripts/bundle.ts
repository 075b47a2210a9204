/** `npm run bundle`: bundles and zips every handler, and prints its size. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandlers } from '../synth/bundle-handlers';
import { SynthError } from '../synth/synth-error';

const root = process.cwd();
const outputDirectory = join(root, process.env['CDKTF_OUTDIR'] ?? 'cdktf.out');
try {
  const cacheDirectory = join(root, '.cache', 'handlers');
  bundleHandlers({ root, cacheDirectory, outputDirectory }).writeAssets();
  const assets = join(outputDirectory, 'assets');
  for (const file of readdirSync(assets)) {
    console.log(
      `${(statSync(join(assets, file)).size / 1024).toFixed(0).padStart(5)} KiB  ${file}`,
    );
  }
} catch (error) {
  if (!(error instanceof SynthError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
