import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsStub, type Verdict } from './aws-stub';
import { demand } from './report';
import type { StateValues, Value } from './state-file';
import { type Outcome, printed, type Terraform } from './terraform';

/** One resource of a plan in `terraform show -json`. */
export interface ResourceChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, Value>> | null;
    readonly after: Readonly<Record<string, Value>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
  };
}

export interface PlanJson {
  readonly resource_changes: readonly ResourceChange[];
  readonly planned_values: StateValues;
}

/** A plan, as a person reads it and as a program does, and the definitions that AWS was asked about. */
export interface Plan {
  readonly text: string;
  readonly json: PlanJson;
  readonly validatedDefinitions: readonly string[];
}

const OK: Verdict = { result: 'OK', diagnostics: [] };
const STATE_FILE = 'terraform.tfstate';

/** Plans one stack against the stub, from whatever state is given. Nothing leaves the machine. */
export class Planner {
  constructor(
    private readonly terraform: Terraform,
    private readonly stackDirectory: string,
    private readonly account: string,
  ) {}

  /** Puts a local backend in the place of the stack's own: its bucket is not there. */
  async initialize(): Promise<void> {
    const backend = { terraform: { backend: { local: { path: STATE_FILE } } } };
    writeFileSync(join(this.stackDirectory, 'backend_override.tf.json'), JSON.stringify(backend));
    await this.terraform.succeed(this.stackDirectory, 'init', '-input=false', '-no-color');
  }

  /** The state that the next plans start from. */
  putState(text: string): void {
    writeFileSync(join(this.stackDirectory, STATE_FILE), text);
  }

  /** @throws CheckFailure when the plan fails, or asks AWS something that the stub does not know */
  async plan(): Promise<Plan> {
    const { outcome, stub } = await this.attempt(OK);
    demand(
      stub.unknownCalls.length === 0,
      () => `calls unknown to the stub:\n${stub.unknownCalls.join('\n')}\n${printed(outcome)}`,
    );
    demand(outcome.exitCode === 0, () => printed(outcome));
    const json = await this.terraform.succeed(this.stackDirectory, 'show', '-json', 'plan.bin');
    return {
      text: outcome.stdout,
      json: JSON.parse(json) as PlanJson,
      validatedDefinitions: stub.validated.map(({ definition }) => definition),
    };
  }

  /** Plans while AWS judges every definition as given; for plans that should fail. */
  async attempt(verdict: Verdict): Promise<{ outcome: Outcome; stub: AwsStub }> {
    const stub = new AwsStub(this.account, verdict);
    const address = await stub.start();
    try {
      const outcome = await this.terraform
        .with({ AWS_ENDPOINT_URL: address })
        .run(
          this.stackDirectory,
          'plan',
          '-refresh=false',
          '-lock=false',
          '-input=false',
          '-no-color',
          '-out=plan.bin',
        );
      return { outcome, stub };
    } finally {
      await stub.stop();
    }
  }
}

/** The change of one resource. @throws CheckFailure when the plan does not name it */
export function changeOf(plan: PlanJson, address: string): ResourceChange['change'] {
  const found = plan.resource_changes.find((change) => change.address === address);
  demand(found !== undefined, () => `the plan does not name ${address}`);
  return found.change;
}
