import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demand } from '../support/checks/report';

/** What the provider prints when it waits for Terraform. */
const ATTACHED = /TF_REATTACH_PROVIDERS='(.+)'/;

/**
 * A provider that goes on running between Terraform's commands, because starting it and checking the sum of its 700 MB
 * each time is half of what they cost.
 * Source: https://developer.hashicorp.com/terraform/plugin/debugging#starting-a-provider-in-debug-mode
 */
export class ProviderProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Value of TF_REATTACH_PROVIDERS for a Terraform that is to use it; one command at a time may. */
    readonly attachment: string,
  ) {}

  /**
   * Starts the provider that `terraform init` has put into a directory.
   *
   * @param environment is what the provider goes by; it sees nothing of Terraform's
   * @throws CheckFailure when it ends before it is ready
   */
  static async start(
    initializedDirectory: string,
    provider: string,
    platform: string,
    environment: Readonly<Record<string, string>>,
  ): Promise<ProviderProcess> {
    const directory = join(initializedDirectory, '.terraform', 'providers', provider, platform);
    const program = readdirSync(directory).find((name) => name.startsWith('terraform-provider-'));
    demand(program !== undefined, () => `no provider in ${directory}`);
    const child = spawn(join(directory, program), ['-debug'], {
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    process.once('exit', () => child.kill());
    return new ProviderProcess(child, await attachmentOf(child));
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    if (this.child.kill()) await ended;
  }
}

function attachmentOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const attachment = ATTACHED.exec(printed)?.[1];
      if (attachment !== undefined) resolve(attachment);
    });
    child.on('error', reject);
    child.on('close', () =>
      reject(new Error(`the provider ended before it was ready\n${printed}`)),
    );
  });
}
