/**
 * `npm run test:terraform`: what the real Terraform and the real AWS provider say about every stack. A plain program:
 * a line for each check, the sums last, exit code 0 or 1. No AWS account, no network but loopback (and the registry,
 * where there is no mirror of the provider on the machine).
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { checkEnvironments } from '../../config/check';
import { ENVIRONMENT_NAMES } from '../../config/environment';
import { environments } from '../../config/environments';
import { WORKFLOWS } from '../../config/project';
import { checkStack } from './check-stack';
import { childEnvironment } from './child-environment';
import { type ExpectedWorkflow, expectedWorkflow } from './expected-workflow';
import { inPairs } from './in-pairs';
import { initialize } from './initialize';
import { findMirror } from './provider-mirror';
import { demand, Report } from './report';
import { Terraform } from './terraform';
import { synthesize, temporaryDirectory } from './workspace';

/** The version that @cdktf/provider-aws 20.1.0 writes into every stack. */
const PROVIDER = 'registry.terraform.io/hashicorp/aws/5.100.0';

const NO_PROVIDER = `no mirror of the provider on this machine, and the registry gave none. Either let the registry be reached, or unpack a
mirror (terraform providers mirror DIRECTORY, then unzip) so that DIRECTORY/${PROVIDER}/<platform>
is there, and name DIRECTORY in TF_PLUGIN_MIRROR.`;

async function main(report: Report, root: string, temporary: string): Promise<void> {
  const terraformWith = (mirror: string | undefined) =>
    new Terraform(
      childEnvironment({ environment: process.env, temporaryDirectory: temporary, mirror }),
    );
  const version = await report.check('terraform is 1.11 or later', () =>
    terraformWith(undefined).version(temporary),
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
  const expected = expectedWorkflows();
  const stacks = await report.check('synth writes every workflow in every environment', () =>
    synthesizeExpected(root, join(temporary, 'cdktf.out'), expected),
  );
  if (stacks === undefined) return;
  const terraform = terraformWith(mirror);
  const ready = await initialize(report, terraform, stacks, NO_PROVIDER);
  await inPairs(expected, async (one) => {
    const directory = stacks.get(one.stackId);
    if (directory === undefined || !ready.has(one.stackId)) return; // Its init has failed and said so.
    await checkStack(report, terraform, directory, one, root);
  });
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

function expectedWorkflows(): ExpectedWorkflow[] {
  const checked = checkEnvironments(environments);
  return WORKFLOWS.flatMap((workflow) =>
    ENVIRONMENT_NAMES.map((environment) =>
      expectedWorkflow(workflow, environment, checked[environment]),
    ),
  );
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
