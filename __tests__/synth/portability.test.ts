import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { environments } from '../../config/environments';
import { addStacks } from '../../stacks/all-stacks';
import { fakeCatalog } from '../support/handler-catalog';
import { normaliseStack } from '../support/normalise-stack';
import { PROJECT_ROOT } from '../support/source-files';
import { type StackJson, stackJson, throwawayApp } from '../support/synth';
import { temporaryDirectory } from '../support/temporary-directory';

const scratch = temporaryDirectory('portability');

/** Every stack, as the App of whichever library stands behind `cdktf` makes it. */
const PROGRAM = `
  import { writeFileSync } from 'node:fs';
  import { App } from 'cdktf';
  import { environments } from './config/environments';
  import { addStacks } from './stacks/all-stacks';
  import { fakeCatalog } from './__tests__/support/handler-catalog';
  const app = new App({ outdir: process.argv[2], stackTraces: false });
  const stacks = addStacks(app, environments, fakeCatalog);
  const json = stacks.map((stack) => [stack.node.id, stack.toTerraform()]);
  writeFileSync(process.argv[3], JSON.stringify(Object.fromEntries(json)));
`;

/** The stacks out of cdktn, the fork of cdktf, from the same sources. */
function stacksOfTheFork(): Readonly<Record<string, StackJson>> {
  const { outputFiles } = buildSync({
    stdin: { contents: PROGRAM, resolveDir: PROJECT_ROOT, loader: 'ts' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    alias: { cdktf: 'cdktn' },
    external: ['esbuild', 'amazon-states-language-service', 'jsonata'],
    write: false,
    logLevel: 'silent',
  });
  const [program, written] = ['program.cjs', 'stacks.json'].map((name) => join(scratch, name));
  writeFileSync(`${program}`, outputFiles[0]?.contents ?? '');
  execFileSync(process.execPath, [`${program}`, scratch, `${written}`], { cwd: PROJECT_ROOT });
  return JSON.parse(readFileSync(`${written}`, 'utf8'));
}

test('cdktn in the place of cdktf writes the same JSON for every stack', () => {
  const forked = stacksOfTheFork();

  const stacks = addStacks(throwawayApp(), environments, fakeCatalog);
  expect(Object.keys(forked)).toEqual(stacks.map(({ node }) => node.id));
  for (const stack of stacks) {
    const ours = JSON.stringify(normaliseStack(stackJson(stack)));
    expect(JSON.stringify(normaliseStack(forked[stack.node.id] as StackJson))).toBe(ours);
  }
});
