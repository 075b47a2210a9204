import type { App } from 'cdktf';
import {
  ENVIRONMENT_NAMES,
  type EnvironmentConfig,
  type EnvironmentName,
} from '../config/environment';
import type { HandlerCatalog } from '../constructs/handler-code';
import { OrderStack } from './order-stack';
import type { WorkflowStack } from './workflow-stack';

/** The parts list: every workflow in every environment, so that one synth shows all that a change does. */
export function addStacks(
  app: App,
  environments: Readonly<Record<EnvironmentName, EnvironmentConfig>>,
  code: HandlerCatalog,
): WorkflowStack[] {
  return ENVIRONMENT_NAMES.flatMap((environment) => {
    const props = { environment, config: environments[environment], code };
    return [new OrderStack(app, props)];
  });
}
