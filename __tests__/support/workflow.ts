import type { TerraformStack } from 'cdktf';
import { Workflow, type WorkflowProps } from '../../constructs/workflow';
import type { WorkflowTolerances } from '../../constructs/workflow-alarms';
import { environmentConfig, naming } from './environment-config';
import { type StackJson, synthesize } from './synth';

const names = naming();
const config = environmentConfig();

/** ARN of the machine that `workflow` makes. */
export const MACHINE_ARN =
  'arn:aws:states:eu-north-1:999999999999:stateMachine:sfn-workflows-test-order';
export const ALARMS_ARN = names.topicArn('alarms');

/** A machine of one call; its comment is what Terraform would take for a template. */
export const DEFINITION = {
  Comment: 'costs ${much}',
  StartAt: 'CallFunction',
  States: {
    CallFunction: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: names.functionAliasArn('get-order'), 'Payload.$': '$' },
      End: true,
    },
  },
};

/** Every kind answered with a number of its own. */
export const TOLERANCES: WorkflowTolerances = { ...config.alarms, maxHoursWithoutStart: 8 };

/** A workflow with everything that is not changed taken from the test configuration. */
export function workflow(scope: TerraformStack, changes: Partial<WorkflowProps> = {}): Workflow {
  return new Workflow(scope, 'Workflow', {
    naming: names,
    definition: DEFINITION,
    logs: config.logs,
    release: config.release.order,
    tolerances: TOLERANCES,
    alarmTopicArn: ALARMS_ARN,
    dependsOn: [],
    ...changes,
  });
}

/** The JSON of a stack with that workflow alone. */
export function withWorkflow(changes?: Partial<WorkflowProps>): StackJson {
  return synthesize((stack) => void workflow(stack, changes));
}
