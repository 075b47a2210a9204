import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { optionalEnv, requireEnv, requireIntegerEnv } from '../../../lambdas/shared/environment';
import { HANDLER_ENVIRONMENT } from '../../support/handler-environment';

beforeEach(() => {
  Object.assign(process.env, HANDLER_ENVIRONMENT);
});
afterEach(() => {
  Object.assign(process.env, HANDLER_ENVIRONMENT);
});

describe('a variable that only some environments set', () => {
  test.each([
    ['set', 'arn', 'arn'],
    ['empty', '', undefined],
  ])('is %s', (_, value, expected) => {
    process.env['TOKEN_KEY_ARN'] = value;

    expect(optionalEnv('TOKEN_KEY_ARN')).toBe(expected);

    delete process.env['TOKEN_KEY_ARN'];
    expect(optionalEnv('TOKEN_KEY_ARN')).toBeUndefined();
  });
});

describe('a required variable', () => {
  test('is returned as it is', () => {
    expect(requireEnv('ORDERS_TABLE')).toBe('orders');
    expect(requireIntegerEnv('PAYMENT_PROVIDER_TIMEOUT_MS')).toBe(2_000);
  });

  test.each([undefined, ''])('is named when it is %j', (value) => {
    delete process.env['ORDERS_TABLE'];
    Object.assign(process.env, value === undefined ? {} : { ORDERS_TABLE: value });

    expect(() => requireEnv('ORDERS_TABLE')).toThrow(
      'environment variable ORDERS_TABLE is not set',
    );
  });

  test.each(['0', '-1', '1.5', '1e3', ' 7', 'soon', '1234567890'])(
    'that must be an integer is refused when it is %j',
    (value) => {
      process.env['PAYMENT_PROVIDER_TIMEOUT_MS'] = value;

      expect(() => requireIntegerEnv('PAYMENT_PROVIDER_TIMEOUT_MS')).toThrow(
        `environment variable PAYMENT_PROVIDER_TIMEOUT_MS is '${value}'; it must be an integer above 0`,
      );
    },
  );
});

const HANDLERS: readonly (readonly [string, readonly (keyof typeof HANDLER_ENVIRONMENT)[]])[] = [
  ['validate-order', []],
  ['start-order', ['STATE_MACHINE_ARN', 'STATE_MACHINE_EXECUTION_ARN_PREFIX']],
  ['get-order', ['ORDERS_TABLE', 'STATE_MACHINE_EXECUTION_ARN_PREFIX']],
  ...['charge-payment', 'payment-callback', 'refund-payment'].map(
    (name) =>
      [
        name,
        [
          'PAYMENTS_TABLE',
          'PAYMENT_PROVIDER_URL',
          'PAYMENT_PROVIDER_TIMEOUT_MS',
          'PAYMENT_SECRET_NAME',
        ],
      ] as const,
  ),
  ['payment-authorizer', ['PAYMENT_SECRET_NAME']],
  ['dispatch-shipment', ['ORDERS_TABLE', 'RESERVATIONS_TABLE']],
];

// Packages are loaded once. Our own files are loaded anew each time: they are what reads the environment.
const PACKAGES = new Map<string, unknown>(
  [
    '@aws-lambda-powertools/logger',
    '@aws-lambda-powertools/metrics',
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-sfn',
    '@aws-sdk/lib-dynamodb',
    'zod/locales',
    'zod/mini',
  ].map((name) => [name, jest.requireActual(name)]),
);

const load = (name: string) =>
  jest.isolateModulesAsync(async () => {
    for (const [name, loaded] of PACKAGES) jest.doMock(name, () => loaded);
    const loaded = (await import(`../../../lambdas/order/${name}`)) as { handler: unknown };
    expect(typeof loaded.handler).toBe('function');
  });

describe.each(HANDLERS)('%s', (name, variables) => {
  test('loads with its own variables alone', async () => {
    for (const other of Object.keys(HANDLER_ENVIRONMENT)) {
      if (other.startsWith('AWS') || variables.some((variable) => variable === other)) {
        continue;
      }
      delete process.env[other];
    }

    await load(name);
  });

  for (const variable of variables) {
    test(`does not load without ${variable}`, async () => {
      delete process.env[variable];

      await expect(load(name)).rejects.toThrow(`environment variable ${variable} is not set`);
    });
  }
});
