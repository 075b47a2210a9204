import type { EnvironmentConfig, EnvironmentName } from './environment';

/**
 * The table of environments: a base, and for each environment only what differs.
 * Account ids, addresses and buckets are placeholders; put your own in before the first deploy.
 */
const base = {
  region: 'eu-west-1',
  team: 'orders',
  logs: { level: 'ALL', retentionDays: 7, includeExecutionData: true },
  alarms: {
    destinationEmail: 'orders-oncall@example.com',
    maxFailedExecutions: 9,
    maxTimedOutExecutions: 0,
    maxAbortedExecutions: 0,
    maxThrottledExecutions: 0,
    maxFunctionErrors: 4,
    maxFunctionThrottles: 0,
    maxDurationSeconds: 600,
    evaluationPeriods: 2,
    datapointsToAlarm: 2,
  },
  // 1,769 MB is one whole vCPU; half of one starts these handlers fast enough.
  functions: { memorySizeMb: 896, timeoutSeconds: 20, reservedConcurrency: null },
  release: [{ version: 'new', weightPercent: 100 }],
  customerKey: true,
  deletionProtection: false,
  // 6 × the functions' timeout: see relations.ts.
  queues: { visibilityTimeoutSeconds: 120, maxReceiveCount: 5 },
  api: { throttlingRatePerSecond: 50, throttlingBurst: 100 },
} satisfies Partial<EnvironmentConfig>;

export const environments: Readonly<Record<EnvironmentName, EnvironmentConfig>> = {
  local: {
    ...base,
    // The account that AWS emulators answer for.
    account: '123456789012',
    region: 'us-east-1',
    stateBucket: null,
    // Emulators take long to settle a key and enforce nothing with it.
    customerKey: false,
    order: {
      paymentProviderUrl: 'http://127.0.0.1:4700',
      paymentSecretName: 'sfn-workflows/local/payment-provider',
      paymentTimeoutSeconds: 60,
    },
  },
  dev: {
    ...base,
    account: '111111111111',
    stateBucket: 'sfn-workflows-state-111111111111',
    logs: { ...base.logs, retentionDays: 30 },
    order: {
      paymentProviderUrl: 'https://payments.dev.example.com',
      paymentSecretName: 'sfn-workflows/dev/payment-provider',
      paymentTimeoutSeconds: 900,
    },
  },
  staging: {
    ...base,
    account: '222222222222',
    stateBucket: 'sfn-workflows-state-222222222222',
    logs: { ...base.logs, retentionDays: 90 },
    alarms: { ...base.alarms, maxFailedExecutions: 4 },
    order: {
      paymentProviderUrl: 'https://payments.staging.example.com',
      paymentSecretName: 'sfn-workflows/staging/payment-provider',
      paymentTimeoutSeconds: 900,
    },
  },
  prod: {
    ...base,
    account: '333333333333',
    stateBucket: 'sfn-workflows-state-333333333333',
    // Inputs and outputs name customers: they stay out of the logs of production.
    logs: { level: 'ALL', retentionDays: 365, includeExecutionData: false },
    // Declined cards and sold-out pieces end executions as failed, too: one of them wakes nobody. What could not be
    // undone has an alarm of its own, at the first message in the attention queue.
    alarms: { ...base.alarms, maxFailedExecutions: 4, maxFunctionErrors: 0 },
    // Eight functions keep 160 of the account's concurrency, which a new account has to raise first.
    functions: { ...base.functions, memorySizeMb: 1769, reservedConcurrency: 20 },
    deletionProtection: true,
    api: { throttlingRatePerSecond: 500, throttlingBurst: 1000 },
    order: {
      paymentProviderUrl: 'https://payments.example.com',
      paymentSecretName: 'sfn-workflows/prod/payment-provider',
      paymentTimeoutSeconds: 900,
    },
  },
};
