import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ENVIRONMENT_NAMES } from '../../config/environment';
import { environments } from '../../config/environments';
import { WORKFLOWS } from '../../config/project';
import { addStacks } from '../../stacks/all-stacks';
import { findHandlers } from '../../synth/bundle-handlers';
import { fakeCatalog } from '../support/handler-catalog';
import { normaliseStack } from '../support/normalise-stack';
import { copyProject, type Ended, runNode } from '../support/project-copy';
import { PROJECT_ROOT } from '../support/source-files';
import { stackJson, throwawayApp } from '../support/synth';
import { temporaryDirectory } from '../support/temporary-directory';

const SYNTH = ['scripts/run.mjs', 'main.ts'];
const COLD_SYNTH_LIMIT_MS = 60_000;

const scratch = temporaryDirectory('reproducible');
const copies = [
  { directory: join(scratch, 'one'), TZ: 'America/St_Johns' },
  { directory: join(scratch, 'a second place'), TZ: 'Pacific/Kiritimati' },
] as const;
const [one, two] = copies;
const stackIds = WORKFLOWS.flatMap((workflow) =>
  ENVIRONMENT_NAMES.map((environment) => `${workflow}-${environment}`),
);
const fileOf = (id: string): string => `stacks/${id}/cdk.tf.json`;

/** The files under cdktf.out with their bytes in hexadecimal, by path. */
function outputOf(directory: string): Record<string, string> {
  const out = join(directory, 'cdktf.out');
  const files = readdirSync(out, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [file.slice(out.length + 1), readFileSync(file).toString('hex')]),
  );
}

describe('two synths of the same sources, in two directories and two time zones', () => {
  let ended: Ended[];

  beforeAll(async () => {
    for (const { directory } of copies) copyProject(directory);
    ended = await Promise.all(copies.map(({ directory, TZ }) => runNode(directory, SYNTH, { TZ })));
  }, COLD_SYNTH_LIMIT_MS);

  test('both succeed and print one line a stack', () => {
    for (const { exitCode, stderr, stdout } of ended) {
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const lines = stdout.trim().split('\n');
      const files = lines.map((line) => line.replace(/ +\d+ resources$/, ''));
      expect(files.sort()).toEqual(stackIds.map((id) => `cdktf.out/${fileOf(id)}`).sort());
    }
  });

  test('write the same files, byte for byte', () => {
    const first = outputOf(one.directory);
    const second = outputOf(two.directory);

    expect(Object.keys(second)).toEqual(Object.keys(first));
    const differing = Object.keys(first).filter((file) => first[file] !== second[file]);
    expect(differing).toEqual([]);
  });

  test('write every stack, the manifest and a zip for each handler', () => {
    const files = Object.keys(outputOf(one.directory));

    const zips = files.filter((file) => file.endsWith('.zip'));
    expect(zips.map((file) => file.replace(/-[0-9a-f]{16}\.zip$/, ''))).toEqual(
      findHandlers(PROJECT_ROOT)
        .map((handler) => `assets/${handler.replace('/', '-')}`)
        .sort(),
    );
    expect(files.filter((file) => !file.endsWith('.zip'))).toEqual(
      ['manifest.json', ...stackIds.map(fileOf)].sort(),
    );
  });

  test('write what cdktf writes without the shortcuts of scripts/run.mjs', () => {
    // The environment with the fewest resources and the one with the most stand for the others.
    const stacks = addStacks(throwawayApp(), environments, fakeCatalog).filter(({ node }) =>
      /-(local|prod)$/.test(node.id),
    );

    expect(stacks).toHaveLength(2 * WORKFLOWS.length);
    for (const stack of stacks) {
      const file = join(one.directory, 'cdktf.out', fileOf(stack.node.id));
      const written = JSON.parse(readFileSync(file, 'utf8'));

      expect(normaliseStack(written)).toEqual(normaliseStack(stackJson(stack)));
    }
  });

  test('write nothing that names the directory', () => {
    const needle = Buffer.from(scratch).toString('hex');

    expect(
      Object.values(outputOf(one.directory)).filter((bytes) => bytes.includes(needle)),
    ).toEqual([]);
  });
});

describe('a field that an environment does not have', () => {
  test(
    'stops the synth with one line that names environment, key and value',
    async () => {
      const { directory } = two;
      const table = join(directory, 'config', 'environments.ts');
      const source = readFileSync(table, 'utf8');
      writeFileSync(table, source.replace("account: '111111111111',", "$& colour: 'red',"));
      rmSync(join(directory, 'cdktf.out'), { recursive: true });

      const { exitCode, stdout, stderr } = await runNode(directory, SYNTH);

      expect(exitCode).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toMatch(
        /^configuration: 1 fault\(s\)\n {2}dev\.colour: unknown key; got "red"; allowed: account, [\w, ]+\n$/,
      );
      expect(existsSync(join(directory, 'cdktf.out', 'stacks'))).toBe(false);
    },
    COLD_SYNTH_LIMIT_MS,
  );
});
