import type { App } from 'cdktf';
import type { Construct } from 'constructs';
import {
  ENVIRONMENT_NAMES,
  type EnvironmentConfig,
  type EnvironmentName,
} from '../config/environment';
import { WORKFLOWS, type WorkflowName } from '../config/project';
import type { HandlerCatalog } from '../constructs/handler-code';
import { ApprovalStack } from './approval-stack';
import { EtlStack } from './etl-stack';
import { OrderStack } from './order-stack';
import { SagaStack } from './saga-stack';
import type { WorkflowStack, WorkflowStackProps } from './workflow-stack';

type StackClass = new (
  scope: Construct,
  props: Omit<WorkflowStackProps, 'workflow'>,
) => WorkflowStack;

/** The stack of each workflow; one without a stack does not compile. */
export const STACKS: Readonly<Record<WorkflowName, StackClass>> = {
  order: OrderStack,
  approval: ApprovalStack,
  saga: SagaStack,
  etl: EtlStack,
};

/** The parts list: every workflow in every environment, so that one synth shows all that a change does. */
export function addStacks(
  app: App,
  environments: Readonly<Record<EnvironmentName, EnvironmentConfig>>,
  code: HandlerCatalog,
): WorkflowStack[] {
  return ENVIRONMENT_NAMES.flatMap((environment) => {
    const props = { environment, config: environments[environment], code };
    return WORKFLOWS.map((workflow) => new STACKS[workflow](app, props));
  });
}
