import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demand, type Report } from '../support/checks/report';
import { printed } from '../support/checks/run-program';
import { inPairs } from './in-pairs';
import type { Terraform } from './terraform';

const LOCK_FILE = '.terraform.lock.hcl';
/** In the place of a stack's own backend, whose bucket is not there: `terraform.tfstate` beside it. */
const LOCAL_BACKEND = { terraform: { backend: { local: {} } } };

/**
 * `terraform init` in every stack, with a local backend. The first goes alone and the others take over its lock file,
 * so that the provider comes from the registry once at most.
 *
 * @returns the directory of each stack that is ready, by id
 */
export async function initialize(
  report: Report,
  terraform: Terraform,
  stacks: ReadonlyMap<string, string>,
  missingProvider: string,
): Promise<ReadonlyMap<string, string>> {
  const ready = new Map<string, string>();
  const initializeStack = async (id: string, directory: string): Promise<void> => {
    writeFileSync(join(directory, 'backend_override.tf.json'), JSON.stringify(LOCAL_BACKEND));
    await report.check(`${id} init`, async () => {
      const outcome = await terraform.run(directory, 'init', '-no-color');
      const text = printed(outcome);
      const hint = /registry|query available provider/i.test(text) ? `${missingProvider}\n` : '';
      demand(outcome.exitCode === 0, () => `${hint}${text}`);
      ready.set(id, directory);
    });
  };
  const [first, ...others] = stacks;
  if (first === undefined) return ready;
  await initializeStack(...first);
  // What stopped the first (no provider) would stop every other.
  if (ready.size === 0) return ready;
  await inPairs(others, async (waiting) => {
    for (const [id, directory] of waiting) {
      copyFileSync(join(first[1], LOCK_FILE), join(directory, LOCK_FILE));
      await initializeStack(id, directory);
    }
  });
  return ready;
}
