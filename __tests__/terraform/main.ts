/**
 * `npm run test:terraform`: what the real Terraform and the real AWS provider say about every stack. A plain program:
 * a line for each check, the sums last, exit code 0 or 1. No AWS account, no network but loopback (and the registry,
 * where there is no mirror of the provider on the machine).
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { checkEnvironments } from '../../config/check';
import { environments } from '../../config/environments';
import { demand, Report } from '../support/checks/report';
import { temporaryDirectory } from '../support/checks/temporary-directory';
import { type ExpectedWorkflow, expectedWorkflows } from '../support/expected/expected-workflow';
import { checkStack } from './check-stack';
import { childEnvironment } from './child-environment';
import { inPairs } from './in-pairs';
import { initialize } from './initialize';
import { withLane } from './lane';
import { findMirror } from './provider-mirror';
import { checkReadmeCommands } from './readme-commands';
import { Terraform } from './terraform';
import { synthesize } from './workspace';

/** The version that @cdktf/provider-aws 20.1.0 writes into every stack. */
const PROVIDER = 'registry.terraform.io/hashicorp/aws/5.100.0';

const NO_PROVIDER = `no mirror of the provider on this machine, and the registry gave none. Either let the registry be reached, or unpack a
mirror (terraform providers mirror DIRECTORY, then unzip) so that DIRECTORY/${PROVIDER}/<platform>
is there, and name DIRECTORY in TF_PLUGIN_MIRROR.`;

async function main(report: Report, root: string, temporary: string): Promise<void> {
  const variablesWith = (mirror: string | undefined) =>
    childEnvironment({ environment: process.env, temporaryDirectory: temporary, mirror });
  const version = await report.check('terraform is 1.11 or later', () =>
    new Terraform(variablesWith(undefined)).version(temporary),
  );
  if (version === undefined) return;
  const mirror = findMirror({
    provider: PROVIDER,
    platform: version.platform,
    environment: process.env,
    home: homedir(),
  });
  console.log(`terraform: ${version.version} on ${version.platform}`);
  console.log(`provider: ${mirror === undefined ? 'registry' : `mirror at ${mirror}`}`);
  const expected = expectedWorkflows(checkEnvironments(environments));
  const stacks = await report.check('synth writes every workflow in every environment', () =>
    synthesizeExpected(root, join(temporary, 'cdktf.out'), expected),
  );
  if (stacks === undefined) return;
  const variables = variablesWith(mirror);
  const ready = await initialize(report, new Terraform(variables), stacks, NO_PROVIDER);
  const [initializedDirectory] = ready.values();
  if (initializedDirectory === undefined) return;
  const props = { initializedDirectory, provider: PROVIDER, platform: version.platform, variables };
  await inPairs(expected, (waiting) =>
    withLane(props, async (lane) => {
      for (const one of waiting) {
        const directory = ready.get(one.stackId); // Where there is none, init has failed and said so.
        if (directory) await checkStack(report, lane, directory, one, root);
      }
    }),
  );
  const shared = expected.find(({ config }) => config.stateBucket !== null);
  if (shared === undefined) return;
  await checkReadmeCommands(report, shared, { root, temporary, variables, mirror });
}

async function synthesizeExpected(
  root: string,
  outputDirectory: string,
  expected: readonly ExpectedWorkflow[],
): Promise<ReadonlyMap<string, string>> {
  const found = await synthesize(root, outputDirectory);
  const wanted = expected.map(({ stackId }) => stackId).sort();
  const got = [...found.keys()].sort();
  demand(got.join() === wanted.join(), () => `stacks ${wanted.join()} expected; got ${got.join()}`);
  return found;
}

const report = new Report();
const temporary = temporaryDirectory();
main(report, process.cwd(), temporary.path)
  .catch((error: unknown) => {
    report.add('the program itself', 0, [error instanceof Error ? `${error.stack}` : `${error}`]);
  })
  .finally(() => {
    temporary.remove();
    process.exitCode = report.finish();
  });
