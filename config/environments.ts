import type { EnvironmentConfig, EnvironmentName } from './environment';
import type { Release } from './release';

/** Three made-up people, asked in this order: put your own in. */
const approversAt = (domain: string) =>
  ['ann', 'ben', 'cleo'].map((id) => ({ id, email: `${id}@${domain}` }));

/** The providers of trips and payments, by addresses that say which is which. */
const tripProviders = (environment: EnvironmentName, urlOf: (provider: string) => string) => {
  const provider = (name: string) => ({
    url: urlOf(name),
    secretName: `sfn-workflows/${environment}/${name}-provider`,
  });
  return {
    flight: provider('flight'),
    hotel: provider('hotel'),
    car: provider('car'),
    payment: provider('trip-payment'),
    'fallback-payment': provider('fallback-payment'),
  };
};

/** Sales are loaded at night; subnets and security groups are placeholders. */
const etlBase = {
  schedule: {
    enabled: true,
    expression: 'cron(30 3 * * ? *)',
    timeZone: 'Europe/Berlin',
    flexibleMinutes: 15,
  },
  batchSize: 4,
  concurrency: 50,
  toleratedFailurePercent: 5,
  maxQuarantinedPercent: 5,
  compaction: { image: 'public.ecr.aws/aws-cli/aws-cli:2.31.0' },
  keepRunsDays: 30,
  keepQuarantineDays: 400,
  redshift: { database: 'warehouse', schema: 'sales', baseCapacityRpus: 8 },
  network: {
    subnetIds: ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb', 'subnet-0cccccccccccccccc'],
    securityGroupIds: ['sg-0aaaaaaaaaaaaaaaa'],
  },
} satisfies EnvironmentConfig['etl'];

/** Every new execution runs on the version of this deploy. */
const allNew: Release = [{ version: 'new', weightPercent: 100 }];

/**
 * The table of environments: a base, and for each environment only what differs.
 * Account ids, addresses and buckets are placeholders; put your own in before the first deploy.
 */
const base = {
  region: 'eu-west-1',
  owners: {
    order: { team: 'orders', onCallEmail: 'orders-oncall@example.com' },
    approval: { team: 'finance', onCallEmail: 'finance-oncall@example.com' },
    saga: { team: 'travel', onCallEmail: 'travel-oncall@example.com' },
    etl: { team: 'sales-data', onCallEmail: 'sales-data-oncall@example.com' },
  },
  logs: { level: 'ALL', retentionDays: 7, includeExecutionData: true },
  alarms: {
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
  release: { order: allNew, approval: allNew, saga: allNew, etl: allNew },
  customerKey: true,
  deletionProtection: false,
  // 6 × the functions' timeout: see relations.ts.
  queues: { visibilityTimeoutSeconds: 120, maxReceiveCount: 5 },
  api: { throttlingRatePerSecond: 50, throttlingBurst: 100 },
  trail: null,
  // Your own network, where something of yours in it calls AWS; see environment-wide.ts.
  endpoints: null,
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
    approval: {
      autoApproveBelow: { amountMinor: 5_000, currency: 'EUR' },
      decisionTimeoutHours: 24,
      approvers: approversAt('local.example.com'),
    },
    saga: {
      // One server on a laptop plays all of them.
      providers: tripProviders('local', (provider) => `http://127.0.0.1:4701/${provider}`),
      holdHours: 24,
      // One failure opens it, so that a single run can.
      breaker: { failureThreshold: 1, openSeconds: 30 },
    },
    // A laptop's schedule is its user.
    etl: { ...etlBase, schedule: { ...etlBase.schedule, enabled: false } },
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
    approval: {
      autoApproveBelow: { amountMinor: 5_000, currency: 'EUR' },
      decisionTimeoutHours: 24,
      approvers: approversAt('dev.example.com'),
    },
    saga: {
      providers: tripProviders('dev', (provider) => `https://${provider}.dev.example.com`),
      holdHours: 24,
      breaker: { failureThreshold: 5, openSeconds: 60 },
    },
    // Few rows: nothing worth joining.
    etl: { ...etlBase, compaction: null },
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
    approval: {
      autoApproveBelow: { amountMinor: 5_000, currency: 'EUR' },
      decisionTimeoutHours: 24,
      approvers: approversAt('staging.example.com'),
    },
    saga: {
      providers: tripProviders('staging', (provider) => `https://${provider}.staging.example.com`),
      holdHours: 24,
      breaker: { failureThreshold: 5, openSeconds: 60 },
    },
    etl: etlBase,
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
    // For each function of every workflow: 600 of the 900 that an account may reserve by default (a new one may have to
    // ask for as many). __tests__/stacks/concurrency.test.ts adds them up.
    functions: { ...base.functions, memorySizeMb: 1769, reservedConcurrency: 20 },
    deletionProtection: true,
    api: { throttlingRatePerSecond: 500, throttlingBurst: 1000 },
    // Who did what to real money and real data; elsewhere nobody asks (docs/decisions/0014).
    trail: { managementEvents: true, keepDays: 400 },
    order: {
      paymentProviderUrl: 'https://payments.example.com',
      paymentSecretName: 'sfn-workflows/prod/payment-provider',
      paymentTimeoutSeconds: 900,
    },
    approval: {
      autoApproveBelow: { amountMinor: 2_500, currency: 'EUR' },
      decisionTimeoutHours: 72,
      approvers: approversAt('example.com'),
    },
    saga: {
      providers: tripProviders('prod', (provider) => `https://${provider}.example.com`),
      holdHours: 24,
      breaker: { failureThreshold: 5, openSeconds: 60 },
    },
    // As many transformations as the functions' reserved concurrency.
    etl: {
      ...etlBase,
      concurrency: 20,
      // A placeholder: put in the digest of the image that staging has tried (docs/decisions/0012).
      compaction: { image: `public.ecr.aws/aws-cli/aws-cli@sha256:${'0'.repeat(64)}` },
      redshift: { ...etlBase.redshift, baseCapacityRpus: 32 },
    },
  },
};
