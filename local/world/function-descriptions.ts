import type { EnvironmentConfig } from '../../config/environment';
import { handlerVariables } from '../../config/function-variables';
import type { Naming } from '../../config/naming';
import type { FunctionDescription } from './description';

/** Describes a function by its part, its handler and the variables of its own. */
export type Describe = (
  part: string,
  load: FunctionDescription['load'],
  /** @default what every handler has */
  environment?: FunctionDescription['environment'],
) => FunctionDescription;

/** Describes functions as a stack makes them, with the variables that every handler has. */
export function describing(naming: Naming, config: EnvironmentConfig): Describe {
  const common = handlerVariables(naming, config);
  return (part, load, environment = {}) => ({
    part,
    load,
    environment: { ...common, ...environment },
  });
}

/** The function of the construct `Recovery`. */
export function describeRecovery(describe: Describe, naming: Naming): FunctionDescription {
  return describe('recovery', () => import('../../lambdas/recovery/recover-execution'), {
    ATTENTION_QUEUE_URL: naming.queueUrl('attention'),
  });
}
