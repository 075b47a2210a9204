import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demand } from '../support/checks/report';
import { printed, run } from '../support/checks/run-program';

/**
 * Synthesizes the project as `npm run synth` does, into a directory of ours: the stacks' own folders, and the
 * assets that they name by relative paths.
 *
 * @returns the directory of each stack, by id
 * @throws CheckFailure with what the synth printed when it fails
 */
export async function synthesize(
  root: string,
  outputDirectory: string,
): Promise<Map<string, string>> {
  const outcome = await run('npm', ['run', '--silent', 'synth'], {
    cwd: root,
    env: { ...process.env, CDKTF_OUTDIR: outputDirectory },
  });
  demand(outcome.exitCode === 0, () => `npm run synth failed\n${printed(outcome)}`);
  const stacks = join(outputDirectory, 'stacks');
  return new Map(readdirSync(stacks).map((id) => [id, join(stacks, id)]));
}
