import type { EnvironmentConfig } from './environment';
import type { Naming } from './naming';

/** Share of a function's timeout: a handler may call twice, and has to end by itself. */
const PROVIDER_SHARE_OF_TIMEOUT = 0.4;
const MILLISECONDS = 1000;

/** Variables that every handler has. */
export function handlerVariables(naming: Naming, { logs }: EnvironmentConfig) {
  return {
    POWERTOOLS_SERVICE_NAME: naming.name(),
    POWERTOOLS_METRICS_NAMESPACE: naming.name(),
    POWERTOOLS_LOG_LEVEL: logs.level === 'ALL' ? 'INFO' : 'ERROR',
  };
}

/** Variables of a handler that describes executions of its workflow. */
export function executionVariables(naming: Naming) {
  return { STATE_MACHINE_EXECUTION_ARN_PREFIX: naming.executionArnPrefix };
}

/** Variables of a handler that starts them. */
export function machineVariables(naming: Naming) {
  return { STATE_MACHINE_ARN: naming.stateMachineAliasArn, ...executionVariables(naming) };
}

/** Milliseconds, as text, that one call of a provider may take. A handler may call a second time with a secret read anew. */
export function providerTimeoutMs({ functions }: EnvironmentConfig): string {
  return String(Math.floor(functions.timeoutSeconds * MILLISECONDS * PROVIDER_SHARE_OF_TIMEOUT));
}
