import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPairs } from './in-pairs';
import { demand, type Report } from './report';
import { printed, type Terraform } from './terraform';

const LOCK_FILE = '.terraform.lock.hcl';

/**
 * `terraform init` without a backend in every stack. The first goes alone and the others take over its lock file,
 * so that the provider comes from the registry once at most.
 *
 * @returns the ids of the stacks that are ready
 */
export async function initialize(
  report: Report,
  terraform: Terraform,
  stacks: ReadonlyMap<string, string>,
  missingProvider: string,
): Promise<ReadonlySet<string>> {
  const ready = new Set<string>();
  const initializeStack = async (id: string, directory: string): Promise<void> => {
    await report.check(`${id} init`, async () => {
      const outcome = await terraform.run(directory, 'init', '-backend=false', '-no-color');
      const text = printed(outcome);
      const hint = /registry|query available provider/i.test(text) ? `${missingProvider}\n` : '';
      demand(outcome.exitCode === 0, () => `${hint}${text}`);
      ready.add(id);
    });
  };
  const [first, ...others] = stacks;
  if (first === undefined) return ready;
  await initializeStack(...first);
  // What stopped the first (no provider) would stop every other.
  if (ready.size === 0) return ready;
  await inPairs(others, async ([id, directory]) => {
    copyFileSync(join(first[1], LOCK_FILE), join(directory, LOCK_FILE));
    await initializeStack(id, directory);
  });
  return ready;
}
