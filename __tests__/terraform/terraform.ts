import { demand } from '../support/checks/report';
import { type Outcome, printed, run } from '../support/checks/run-program';

/** The installed Terraform, as it calls itself. */
export interface TerraformVersion {
  readonly version: string;
  /** For example `linux_amd64`. */
  readonly platform: string;
}

/** S3 locks its state by itself since then, and the stacks require it. */
const OLDEST_MINOR = 11;

/** Runs the `terraform` of the PATH with an environment of its own. */
export class Terraform {
  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  /** Runs a command in a directory and gives what came out, whatever its exit code. */
  run(directory: string, ...args: readonly string[]): Promise<Outcome> {
    return run('terraform', args, { cwd: directory, env: this.environment });
  }

  /** Runs a command and gives its standard output. @throws CheckFailure with what it printed when it fails */
  async succeed(directory: string, ...args: readonly string[]): Promise<string> {
    const outcome = await this.run(directory, ...args);
    demand(outcome.exitCode === 0, () => `terraform ${args.join(' ')}\n${printed(outcome)}`);
    return outcome.stdout;
  }

  /** @throws CheckFailure when Terraform is not installed or older than 1.11 */
  async version(directory: string): Promise<TerraformVersion> {
    const outcome = await this.run(directory, 'version', '-json').catch(() => undefined);
    const needed = `install Terraform 1.${OLDEST_MINOR} or later (.terraform-version names the one in use)`;
    demand(
      outcome?.exitCode === 0,
      () =>
        `no terraform that runs on the PATH; ${needed}${outcome ? `\n${printed(outcome)}` : ''}`,
    );
    const answer = JSON.parse(outcome.stdout) as { terraform_version: string; platform: string };
    const [major = 0, minor = 0] = answer.terraform_version.split('.').map(Number);
    demand(
      major > 1 || (major === 1 && minor >= OLDEST_MINOR),
      () => `terraform is ${answer.terraform_version}; ${needed}`,
    );
    return { version: answer.terraform_version, platform: answer.platform };
  }
}
