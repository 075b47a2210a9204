/**
 * A program: reads a list of stacks to make from its input and prints their JSON. Bundled as `npm run synth` is, it makes
 * a stack in a tenth of the time that jest's own modules take. See `workflow-stacks.ts`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { STACKS } from '../../stacks/all-stacks';
import { fakeCatalog } from './handler-catalog';
import type { StackRequest } from './workflow-stacks';

const requests = JSON.parse(readFileSync(0, 'utf8')) as readonly StackRequest[];
// An app makes its output directory at once, although nothing is written to it here.
const outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
const stacks = requests.map(({ workflow, environment, config }) => {
  const app = new App({ outdir, stackTraces: false });
  return new STACKS[workflow](app, { environment, config, code: fakeCatalog }).toTerraform();
});
rmSync(outdir, { recursive: true });
console.log(JSON.stringify(stacks));
