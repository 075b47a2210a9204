import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { type Ended, runNode } from '../support/project-copy';
import { PROJECT_ROOT } from '../support/source-files';
import { temporaryDirectory } from '../support/temporary-directory';

/** In a process of its own: the plugin is a module, which a test cannot import. */
const BUNDLE = `
  import { build } from 'esbuild';
  import { leanCdktf } from './scripts/lean-cdktf.mjs';
  const [entry] = process.argv.slice(-1);
  await build({
    entryPoints: [entry], bundle: true, platform: 'node', write: false,
    logLevel: 'error', plugins: [leanCdktf],
  }).catch(() => process.exit(1));
`;

// Each test starts a process that bundles.
jest.setTimeout(60_000);

const project = temporaryDirectory('lean-cdktf');

/** Bundles a project with one file of its own and a cdktf of these files. */
function bundle(cdktf: Readonly<Record<string, string>>): Promise<Ended> {
  for (const [file, text] of Object.entries(cdktf)) {
    const path = join(project, 'node_modules', 'cdktf', 'lib', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const entry = join(project, 'main.js');
  writeFileSync(entry, "require('./node_modules/cdktf/lib/index.js');");
  return runNode(PROJECT_ROOT, ['--input-type=module', '--eval', BUNDLE, '--', entry]);
}

describe('a cdktf that is not the one that was patched', () => {
  test('is not bundled when a file is gone', async () => {
    const { exitCode, stderr } = await bundle({ 'index.js': '' });

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'has no tokens/private/stack-trace.js, tokens/private/resolve.js, terraform-stack.js to patch',
    );
  });

  test('is not bundled when a text has changed', async () => {
    const { exitCode, stderr } = await bundle({
      'index.js': "require('./terraform-stack');",
      'terraform-stack.js': 'return resolve(tf);',
      'tokens/private/resolve.js': '',
      'tokens/private/stack-trace.js': '',
    });

    expect(exitCode).toBe(1);
    expect(stderr).toContain('terraform-stack.js holds 0 times, not once, what is to be patched');
  });
});

/** Tokens where only the second look at a stack finds them. */
const STACK_WITH_LATE_TOKENS = `
  import { App, Fn, Lazy, TerraformOutput, TerraformStack } from 'cdktf';
  const late = (value) => Lazy.stringValue({ produce: () => value });
  const app = new App({ outdir: process.argv[2], stackTraces: false });
  const stack = new TerraformStack(app, 'late');
  if (process.argv[3] === 'override') stack.addOverride('locals.late', { list: [late('resolved')] });
  const processed = Lazy.anyValue({
    produce: (context) => {
      context.registerPostProcessor({ postProcess: () => late('processed') });
      return 'plain';
    },
  });
  const value = process.argv[3] === 'post-processor' ? processed : late('value');
  new TerraformOutput(stack, 'Value', { value: [value, 'a ' + late('b'), Fn.join('-', ['c', late('d')])] });
  app.synth();
`;

describe('a stack with tokens that are resolved late', () => {
  test.each(['override', 'post-processor'])('is what cdktf writes: %s', async (kind) => {
    const written = await Promise.all(
      ['lean', 'whole'].map(async (form) => {
        const program = join(project, `${kind}-${form}.cjs`);
        const out = join(project, `${kind}-${form}.out`);
        const bundled = await runNode(PROJECT_ROOT, [
          '--input-type=module',
          '--eval',
          `import { build } from 'esbuild';
           import { leanCdktf } from './scripts/lean-cdktf.mjs';
           await build({
             stdin: { contents: ${JSON.stringify(STACK_WITH_LATE_TOKENS)}, resolveDir: process.cwd() },
             bundle: true, platform: 'node', outfile: ${JSON.stringify(program)},
             plugins: ${form === 'lean' ? '[leanCdktf]' : '[]'},
           });`,
        ]);
        expect(bundled.stderr).toBe('');
        expect(await runNode(project, [program, out, kind])).toMatchObject({ exitCode: 0 });
        return readFileSync(join(out, 'stacks', 'late', 'cdk.tf.json'), 'utf8');
      }),
    );

    expect(written[0]).toBe(written[1]);
    expect(written[0]).not.toContain('TfToken');
  });
});
