import { describe, expect, test } from '@jest/globals';
import { environments } from '../../config/environments';
import {
  executionVariables,
  handlerVariables,
  machineVariables,
  providerTimeoutMs,
} from '../../config/function-variables';
import { PAYMENT_PROVIDERS, providerVariables } from '../../config/saga-providers';
import { environmentConfig, naming } from '../support/environment-config';

const names = naming();

describe('variables of functions', () => {
  test.each([
    ['ALL', 'INFO'],
    ['ERROR', 'ERROR'],
    ['FATAL', 'ERROR'],
    ['OFF', 'ERROR'],
  ] as const)('where machines log %s, handlers log %s', (level, expected) => {
    const { logs } = environmentConfig();
    const config = environmentConfig({ logs: { ...logs, level } });

    expect(handlerVariables(names, config)).toEqual({
      POWERTOOLS_SERVICE_NAME: names.name(),
      POWERTOOLS_METRICS_NAMESPACE: names.name(),
      POWERTOOLS_LOG_LEVEL: expected,
    });
  });

  test('who starts executions is told of the alias, who describes them is not', () => {
    const described = { STATE_MACHINE_EXECUTION_ARN_PREFIX: names.executionArnPrefix };

    expect(executionVariables(names)).toEqual(described);
    expect(machineVariables(names)).toEqual({
      ...described,
      STATE_MACHINE_ARN: names.stateMachineAliasArn,
    });
  });

  test('two calls of a provider fit into a function’s timeout, with time to spare', () => {
    const { functions } = environmentConfig();
    const config = environmentConfig({ functions: { ...functions, timeoutSeconds: 3 } });

    expect(providerTimeoutMs(config)).toBe('1200');
  });

  test('who calls providers is told of those, and of no others', () => {
    expect(providerVariables(environments.dev, PAYMENT_PROVIDERS)).toEqual({
      PROVIDER_TIMEOUT_MS: '8000',
      PAYMENT_PROVIDER_URL: 'https://trip-payment.dev.example.com',
      PAYMENT_SECRET_NAME: 'sfn-workflows/dev/trip-payment-provider',
      FALLBACK_PAYMENT_PROVIDER_URL: 'https://fallback-payment.dev.example.com',
      FALLBACK_PAYMENT_SECRET_NAME: 'sfn-workflows/dev/fallback-payment-provider',
    });
  });
});
