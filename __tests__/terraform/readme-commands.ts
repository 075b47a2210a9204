import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { demand, type Report } from '../support/checks/report';
import { printed, run } from '../support/checks/run-program';
import type { ExpectedWorkflow } from '../support/expected/expected-workflow';
import { AwsStub } from './aws-stub';
import { BucketStub } from './bucket-stub';

export interface ReadmeCommandsProps {
  readonly root: string;
  /** Ours to write to. */
  readonly temporary: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Directory of a filesystem mirror; undefined takes the registry. */
  readonly mirror: string | undefined;
}

/**
 * The README's two ways to a plan, as a person types them: the CDKTF CLI, and Terraform alone. Unlike the other checks
 * they go through the stack's own S3 backend, with its lock.
 */
export async function checkReadmeCommands(
  report: Report,
  expected: ExpectedWorkflow,
  { root, temporary, variables, mirror }: ReadmeCommandsProps,
): Promise<void> {
  const { stackId, config } = expected;
  const output = join(temporary, 'readme.out');
  const bucket = new BucketStub(config.stateBucket ?? '');
  const stub = new AwsStub(bucket);
  stub.answerWith(config.account);
  const env = {
    ...variables,
    AWS_ENDPOINT_URL: await stub.start(),
    CDKTF_OUTDIR: output,
    CDKTF_HOME: join(temporary, 'cdktf-home'),
    // The CLI also runs `terraform providers lock`, which does not look at mirrors by itself.
    ...(mirror === undefined ? {} : { TF_CLI_ARGS_providers_lock: `-fs-mirror=${mirror}` }),
  };
  const succeed = async (program: string, ...args: readonly string[]): Promise<string> => {
    const outcome = await run(program, args, { cwd: root, env });
    demand(outcome.exitCode === 0, () => `${program} ${args.join(' ')}\n${printed(outcome)}`);
    return stripVTControlCharacters(printed(outcome));
  };
  const terraform = (command: string) =>
    succeed('terraform', `-chdir=${join(output, 'stacks', stackId)}`, command, '-no-color');
  try {
    await report.check(`${stackId} npx cdktf diff`, async () => {
      demandPlan(await succeed('npx', 'cdktf', 'diff', stackId, '--output', output), stub, bucket);
    });
    await report.check(`${stackId} npm run synth, terraform init and plan`, async () => {
      await succeed('npm', 'run', 'synth');
      await terraform('init');
      demandPlan(await terraform('plan'), stub, bucket);
    });
  } finally {
    await stub.stop();
  }
}

/** A plan that makes all and changes nothing, with nothing left locked. */
function demandPlan(text: string, stub: AwsStub, bucket: BucketStub): void {
  demand(/Plan: \d+ to add, 0 to change, 0 to destroy\./.test(text), () => `no such plan\n${text}`);
  demand(stub.unknownCalls.length === 0, () => `unknown calls:\n${stub.unknownCalls.join('\n')}`);
  demand(bucket.objects.size === 0, () => `left behind: ${[...bucket.objects.keys()].join(', ')}`);
}
