import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demand } from '../support/checks/report';
import { type Outcome, printed } from '../support/checks/run-program';
import { type AwsStub, NO_OBJECTION, type Verdict } from './aws-stub';
import type { StateValues, Value } from './state-file';
import type { Terraform } from './terraform';

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

/** A plan as a person reads it, and the definitions that AWS was asked about. */
export interface Plan {
  readonly text: string;
  readonly validatedDefinitions: readonly string[];
}

const PLAN_FILE = 'plan.bin';
/** Where a local backend keeps it. */
const STATE_FILE = 'terraform.tfstate';

/**
 * Plans one stack, from whatever state is given, with a provider that asks `stub` instead of AWS. Nothing leaves the
 * machine.
 */
export class Planner {
  constructor(
    private readonly terraform: Terraform,
    private readonly stub: AwsStub,
    private readonly stackDirectory: string,
    private readonly account: string,
  ) {}

  /** The state that the next plans start from. */
  putState(text: string): void {
    writeFileSync(join(this.stackDirectory, STATE_FILE), text);
  }

  /** @throws CheckFailure when the plan fails, or asks AWS something that the stub does not know */
  async plan(): Promise<Plan> {
    const outcome = await this.attempt(NO_OBJECTION);
    const { unknownCalls, validated } = this.stub;
    demand(
      unknownCalls.length === 0,
      () => `calls unknown to the stub:\n${unknownCalls.join('\n')}\n${printed(outcome)}`,
    );
    demand(outcome.exitCode === 0, () => printed(outcome));
    return {
      text: outcome.stdout,
      validatedDefinitions: validated.map(({ definition }) => definition),
    };
  }

  /** The last plan as a program reads it. */
  async show(): Promise<PlanJson> {
    const text = await this.terraform.succeed(this.stackDirectory, 'show', '-json', PLAN_FILE);
    return JSON.parse(text) as PlanJson;
  }

  /** Plans while AWS judges every definition as given; for plans that should fail. */
  attempt(verdict: Verdict): Promise<Outcome> {
    this.stub.answerWith(this.account, verdict);
    const flags = ['-refresh=false', '-lock=false', '-no-color', `-out=${PLAN_FILE}`];
    return this.terraform.run(this.stackDirectory, 'plan', ...flags);
  }
}

/** The change of one resource. @throws CheckFailure when the plan does not name it */
export function changeOf(plan: PlanJson, address: string): ResourceChange['change'] {
  const found = plan.resource_changes.find((change) => change.address === address);
  demand(found !== undefined, () => `the plan does not name ${address}`);
  return found.change;
}
