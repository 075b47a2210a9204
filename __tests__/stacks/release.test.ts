import { expect, test } from '@jest/globals';
import { environments } from '../../config/environments';
import { Naming } from '../../config/naming';
import { WORKFLOWS, type WorkflowName } from '../../config/project';
import type { Release } from '../../config/release';
import { onlyResource } from '../support/synth';
import { stacksOf } from '../support/workflow-stacks';

/** Each workflow is rolled back, to a version that no other one goes back to. */
const CASES = WORKFLOWS.map((workflow, index) => ({ workflow, index, version: index + 7 }));
const release = Object.fromEntries(
  CASES.map(({ workflow, version }) => [workflow, [{ version, weightPercent: 100 }]]),
) as Record<WorkflowName, Release>;
const config = { ...environments.dev, release };
const stacks = stacksOf(
  WORKFLOWS.map((workflow) => ({ workflow, environment: 'dev' as const, config })),
);

test.each(CASES)(
  'the alias of $workflow leads to the versions of its own release',
  ({ workflow, index, version }) => {
    const json = stacks[index];
    if (!json) throw new Error(`${WORKFLOWS.length} stacks wanted; got ${stacks.length}`);
    const { account, region } = config;
    const naming = new Naming({ environment: 'dev', workflow, account, region });

    expect(onlyResource(json, 'aws_sfn_alias')['routing_configuration']).toEqual([
      { state_machine_version_arn: naming.stateMachineVersionArn(version), weight: 100 },
    ]);
  },
);
