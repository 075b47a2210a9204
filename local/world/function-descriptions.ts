import type { EnvironmentConfig } from '../../config/environment';
import { handlerVariables } from '../../config/function-variables';
import type { Naming } from '../../config/naming';
import type { FunctionDescription, RecoveryDescription } from './description';

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

/** Parts of the functions of the construct `Recovery`. */
export const RECOVERY: RecoveryDescription = { listener: 'recovery', byHour: 'reconciliation' };

/** The functions of the construct `Recovery`. */
export function describeRecovery(
  describe: Describe,
  naming: Naming,
): readonly FunctionDescription[] {
  const attention = { ATTENTION_QUEUE_URL: naming.queueUrl('attention') };
  return [
    describe(
      RECOVERY.listener,
      () => import('../../lambdas/recovery/recover-execution'),
      attention,
    ),
    describe(RECOVERY.byHour, () => import('../../lambdas/recovery/reconcile-executions'), {
      ...attention,
      STATE_MACHINE_ARN: naming.stateMachineArn,
    }),
  ];
}
