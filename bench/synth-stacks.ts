/**
 * The synth of `main.ts` for a number of stacks: `node scripts/run.mjs bench/synth-stacks.ts COUNT`. Beyond one of
 * each environment, the order stack comes again as `order-dev1`, `order-dev2`, …
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { checkEnvironments } from '../config/check';
import { ENVIRONMENT_NAMES, type EnvironmentName } from '../config/environment';
import { environments } from '../config/environments';
import { OrderStack } from '../stacks/order-stack';
import { bundleHandlers } from '../synth/bundle-handlers';
import { checkDefinitions } from '../synth/check-definitions';

async function main(count: number): Promise<void> {
  const root = process.cwd();
  const scratch = join(root, '.cache', 'bench');
  mkdirSync(scratch, { recursive: true });
  const checked = checkEnvironments(environments);
  const app = new App({ outdir: join(scratch, `synth-${count}.out`), stackTraces: false });
  const handlers = bundleHandlers({
    root,
    cacheDirectory: join(root, '.cache', 'handlers'),
    outputDirectory: app.outdir,
  });
  for (let index = 0; index < count; index += 1) {
    const name = ENVIRONMENT_NAMES[index % ENVIRONMENT_NAMES.length] ?? 'dev';
    const copy = Math.floor(index / ENVIRONMENT_NAMES.length);
    // A stack's id and names are made of the environment's name: a copy needs one of its own.
    const environment = (copy === 0 ? name : `${name}${copy}`) as EnvironmentName;
    new OrderStack(app, { environment, config: checked[name], code: handlers.code });
  }
  await checkDefinitions(app, join(scratch, `definitions-${count}.json`), __filename);
  handlers.writeAssets();
  app.synth();
}

const count = Number(process.argv[2]);
if (!Number.isInteger(count) || count < 1) {
  console.error(`usage: synth-stacks.ts COUNT; got ${process.argv[2] ?? 'nothing'}`);
  process.exit(2);
}
main(count).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
