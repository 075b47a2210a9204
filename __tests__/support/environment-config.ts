import type { EnvironmentConfig } from '../../config/environment';
import { Naming, type NamingScope } from '../../config/naming';
import { WORKFLOWS, type WorkflowName } from '../../config/project';
import type { Release } from '../../config/release';

/** Each workflow has a team and a mailbox of its own. */
const OWNERS = Object.fromEntries(
  WORKFLOWS.map((workflow) => [
    workflow,
    { team: `${workflow}-testers`, onCallEmail: `${workflow}-pager@example.com` },
  ]),
) as Record<WorkflowName, { team: string; onCallEmail: string }>;

/** Each workflow's new executions run on its new version. */
const RELEASE = Object.fromEntries(
  WORKFLOWS.map((workflow) => [workflow, [{ version: 'new', weightPercent: 100 }]]),
) as Record<WorkflowName, Release>;

/** A network of nobody. */
export const ENDPOINTS: NonNullable<EnvironmentConfig['endpoints']> = {
  vpcId: 'vpc-0a',
  subnetIds: ['subnet-0a', 'subnet-0b'],
  securityGroupIds: ['sg-0a'],
  routeTableIds: ['rtb-0a', 'rtb-0b'],
  services: [],
};

/** A config of its own, so that a test does not change when the table of environments does. */
const VALID: EnvironmentConfig = {
  account: '999999999999',
  region: 'eu-north-1',
  owners: OWNERS,
  stateBucket: 'state-of-the-tests',
  logs: { level: 'ALL', retentionDays: 14, includeExecutionData: true },
  alarms: {
    maxFailedExecutions: 1,
    maxTimedOutExecutions: 2,
    maxAbortedExecutions: 3,
    maxThrottledExecutions: 4,
    maxFunctionErrors: 5,
    maxFunctionThrottles: 6,
    maxDurationSeconds: 70,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  },
  functions: { memorySizeMb: 512, timeoutSeconds: 10, reservedConcurrency: null },
  release: RELEASE,
  customerKey: true,
  deletionProtection: true,
  queues: { visibilityTimeoutSeconds: 60, maxReceiveCount: 4 },
  api: { throttlingRatePerSecond: 20, throttlingBurst: 40 },
  trail: null,
  endpoints: null,
  order: {
    paymentProviderUrl: 'https://payments.example.com',
    paymentSecretName: 'tests/payment-provider',
    paymentTimeoutSeconds: 300,
  },
  approval: {
    autoApproveBelow: { amountMinor: 5_000, currency: 'EUR' },
    decisionTimeoutHours: 24,
    approvers: ['ann', 'ben', 'cleo'].map((id) => ({ id, email: `${id}@example.com` })),
  },
  saga: {
    providers: {
      flight: { url: 'https://flight.example.com', secretName: 'tests/flight' },
      hotel: { url: 'https://hotel.example.com', secretName: 'tests/hotel' },
      car: { url: 'https://car.example.com', secretName: 'tests/car' },
      payment: { url: 'https://payment.example.com', secretName: 'tests/payment' },
      'fallback-payment': { url: 'https://other.example.com', secretName: 'tests/fallback' },
    },
    holdHours: 24,
    breaker: { failureThreshold: 4, openSeconds: 45 },
  },
  etl: {
    schedule: {
      enabled: true,
      expression: 'cron(0 3 * * ? *)',
      timeZone: 'Europe/Stockholm',
      flexibleMinutes: 5,
    },
    batchSize: 3,
    concurrency: 7,
    toleratedFailurePercent: 4,
    maxQuarantinedPercent: 6,
    compaction: { image: `registry.example.com/tools/aws-cli@sha256:${'c'.repeat(64)}` },
    keepRunsDays: 20,
    keepQuarantineDays: 300,
    redshift: { database: 'tests', schema: 'sold', baseCapacityRpus: 16 },
    network: { subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'], securityGroupIds: ['sg-1'] },
  },
};

type Overrides = {
  readonly [Key in keyof EnvironmentConfig]?: EnvironmentConfig[Key] extends readonly unknown[]
    ? EnvironmentConfig[Key]
    : EnvironmentConfig[Key] extends object
      ? Partial<EnvironmentConfig[Key]>
      : EnvironmentConfig[Key];
};

/** A valid configuration; sections are merged, so an override names only what it is about. */
export function environmentConfig(overrides: Overrides = {}): EnvironmentConfig {
  const config: Record<string, unknown> = { ...VALID };
  for (const [key, value] of Object.entries(overrides)) {
    const section = VALID[key as keyof EnvironmentConfig];
    const merges = isSection(section) && isSection(value);
    config[key] = merges ? { ...section, ...value } : value;
  }
  return config as EnvironmentConfig;
}

/** Names of the workflow `order` in the environment `test` of that configuration. */
export function naming(overrides: Partial<NamingScope> = {}): Naming {
  const { account, region } = VALID;
  return new Naming({ environment: 'test', workflow: 'order', account, region, ...overrides });
}

function isSection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
