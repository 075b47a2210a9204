import { spawnSync } from 'node:child_process';
import {
  ENVIRONMENT_NAMES,
  type EnvironmentConfig,
  type EnvironmentName,
} from '../../config/environment';
import { environments } from '../../config/environments';
import { WORKFLOWS, type WorkflowName } from '../../config/project';
import { PROJECT_ROOT } from './source-files';
import type { StackJson } from './synth';

/** A stack that a test wants. */
export interface StackRequest {
  readonly workflow: WorkflowName;
  readonly environment: EnvironmentName;
  readonly config: EnvironmentConfig;
}

/** A stack of the project with what it was made for. */
export interface WorkflowStackJson {
  /** `<workflow>-<environment>`. */
  readonly id: string;
  readonly workflow: WorkflowName;
  readonly environment: EnvironmentName;
  readonly json: StackJson;
}

/** Bytes; four workflows in four environments are about three million. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/** Every stack, each with its own configuration, by workflow and then by environment. */
export function allStacks(workflows: readonly WorkflowName[] = WORKFLOWS): WorkflowStackJson[] {
  const requests = workflows.flatMap((workflow) =>
    ENVIRONMENT_NAMES.map((environment) => ({
      workflow,
      environment,
      config: environments[environment],
    })),
  );
  const stacks = stacksOf(requests);
  return requests.map(({ workflow, environment }, index) => {
    const json = stacks[index];
    if (!json) throw new Error(`${requests.length} stacks wanted; got ${stacks.length}`);
    return { id: `${workflow}-${environment}`, workflow, environment, json };
  });
}

/**
 * The stacks that were asked for, in the same order, from one run of `synthesize-stacks.ts`.
 *
 * @throws Error with what the run printed when it fails
 */
export function stacksOf(requests: readonly StackRequest[]): StackJson[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', '__tests__/support/synthesize-stacks.ts'],
    {
      cwd: PROJECT_ROOT,
      input: JSON.stringify(requests),
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
    },
  );
  if (status !== 0) throw new Error(`stacks cannot be made\n${stderr}`);
  return JSON.parse(stdout) as StackJson[];
}
