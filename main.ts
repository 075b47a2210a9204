/** `npm run synth`: writes the Terraform JSON of every workflow in every environment to cdktf.out. */
import { join, resolve } from 'node:path';
import { App, TerraformResource } from 'cdktf';
import { ConfigError, checkEnvironments } from './config/check';
import { environments } from './config/environments';
import { addStacks } from './stacks/all-stacks';
import { bundleHandlers } from './synth/bundle-handlers';
import { checkDefinitions } from './synth/check-definitions';
import { SynthError } from './synth/synth-error';

async function main(): Promise<void> {
  const root = process.cwd();
  const cache = join(root, '.cache');
  const checked = checkEnvironments(environments);
  const app = new App({ stackTraces: false });
  const handlers = bundleHandlers({
    root,
    cacheDirectory: join(cache, 'handlers'),
    outputDirectory: resolve(app.outdir),
  });
  const stacks = addStacks(app, checked, handlers.code);
  const warnings = await checkDefinitions(app, join(cache, 'definitions.json'), __filename);
  for (const warning of warnings) console.error(warning);
  handlers.writeAssets();
  app.synth();
  for (const stack of stacks) {
    const file = join(app.outdir, 'stacks', stack.node.id, 'cdk.tf.json');
    console.log(
      `${file}  ${stack.node.findAll().filter(TerraformResource.isTerraformResource).length} resources`,
    );
  }
}

main().catch((error: unknown) => {
  const told = error instanceof ConfigError || error instanceof SynthError;
  console.error(told ? error.message : error);
  process.exitCode = 1;
});
