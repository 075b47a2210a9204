import '../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import type { EnvironmentConfig, EnvironmentName } from '../../config/environment';
import { brokenRelations } from '../../config/relations';
import type { Release } from '../../config/release';
import { LEASE_MS } from '../../lambdas/approval/ask-approver';
import { environmentConfig } from '../support/environment-config';

interface Case {
  readonly rule: string;
  readonly environment: EnvironmentName;
  readonly broken: EnvironmentConfig;
  readonly mended: EnvironmentConfig;
  readonly key: string;
  readonly message: string;
}

/** As the handler has it. */
const LEASE_SECONDS = LEASE_MS / 1_000;

const prod = environmentConfig({ logs: { retentionDays: 365 } });
const release = (...weights: readonly [Release[number]['version'], number][]) =>
  environmentConfig({
    release: { approval: weights.map(([version, weightPercent]) => ({ version, weightPercent })) },
  });

/** Approvers, each as `id mailbox`. */
const approvedBy = (...people: readonly string[]) =>
  environmentConfig({
    approval: {
      approvers: people.map((person) => {
        const [id = '', mailbox] = person.split(' ');
        return { id, email: `${mailbox}@example.com` };
      }),
    },
  });

/** Each mended config stands on the very edge of what is allowed. */
const CASES: readonly Case[] = [
  {
    rule: 'an approver who is named twice',
    environment: 'dev',
    broken: approvedBy('ann a', 'ben b', 'ann c'),
    mended: approvedBy('ann a', 'ben b', 'cleo c'),
    key: 'approval.approvers',
    message: 'must name each id once: the second approver is to be somebody else',
  },
  {
    rule: 'a mailbox that two approvers share',
    environment: 'dev',
    broken: approvedBy('ann a', 'ben b', 'cleo a'),
    mended: approvedBy('ann a', 'ben b', 'cleo c'),
    key: 'approval.approvers',
    message: 'must name each email once: the second approver is to be somebody else',
  },
  {
    rule: 'a message that comes back while its link is leased',
    environment: 'dev',
    broken: environmentConfig({
      functions: { timeoutSeconds: 4 },
      queues: { visibilityTimeoutSeconds: LEASE_SECONDS - 1 },
    }),
    mended: environmentConfig({
      functions: { timeoutSeconds: 4 },
      queues: { visibilityTimeoutSeconds: LEASE_SECONDS },
    }),
    key: 'queues.visibilityTimeoutSeconds',
    message: `must be at least ${LEASE_SECONDS}: one invocation alone mails a link for as long`,
  },
  {
    rule: 'more datapoints than periods',
    environment: 'dev',
    broken: environmentConfig({ alarms: { evaluationPeriods: 3, datapointsToAlarm: 4 } }),
    mended: environmentConfig({ alarms: { evaluationPeriods: 3, datapointsToAlarm: 3 } }),
    key: 'alarms.datapointsToAlarm',
    message: 'must be at most alarms.evaluationPeriods (3)',
  },
  {
    rule: 'a visibility timeout below six function timeouts',
    environment: 'dev',
    broken: environmentConfig({ queues: { visibilityTimeoutSeconds: 59 } }),
    mended: environmentConfig({ queues: { visibilityTimeoutSeconds: 60 } }),
    key: 'queues.visibilityTimeoutSeconds',
    message: 'must be at least 6 × functions.timeoutSeconds (60)',
  },
  {
    rule: 'a function that outlasts the API',
    environment: 'dev',
    broken: environmentConfig({
      functions: { timeoutSeconds: 30 },
      queues: { visibilityTimeoutSeconds: 180 },
    }),
    mended: environmentConfig({
      functions: { timeoutSeconds: 29 },
      queues: { visibilityTimeoutSeconds: 174 },
    }),
    key: 'functions.timeoutSeconds',
    message: 'must be at most 29: the API answers 503 after 30 s',
  },
  {
    rule: 'weights that do not sum to 100',
    environment: 'dev',
    broken: release(['new', 10], [7, 89]),
    mended: release(['new', 10], [7, 90]),
    key: 'release.approval',
    message: 'weights must sum to 100, they sum to 99',
  },
  {
    rule: 'weights that sum to more than 100',
    environment: 'dev',
    broken: release(['new', 11], [7, 90]),
    mended: release(['new', 10], [7, 90]),
    key: 'release.approval',
    message: 'weights must sum to 100, they sum to 101',
  },
  {
    rule: 'the same version twice',
    environment: 'dev',
    broken: release([7, 50], [7, 50]),
    mended: release([6, 50], [7, 50]),
    key: 'release.approval',
    message: 'versions must differ',
  },
  {
    rule: 'a payment timeout that does not pass twice within the machine',
    environment: 'dev',
    broken: environmentConfig({ order: { paymentTimeoutSeconds: 1801 } }),
    mended: environmentConfig({ order: { paymentTimeoutSeconds: 1800 } }),
    key: 'order.paymentTimeoutSeconds',
    message: "must be at most 1800: it passes twice within the machine's two hours",
  },
  {
    rule: 'a payment provider without TLS',
    environment: 'staging',
    broken: environmentConfig({ order: { paymentProviderUrl: 'http://payments.example.com' } }),
    mended: environmentConfig({ order: { paymentProviderUrl: 'https://payments.example.com' } }),
    key: 'order.paymentProviderUrl',
    message: 'must be https: it carries money',
  },
  {
    rule: 'state in a file where others deploy too',
    environment: 'staging',
    broken: environmentConfig({ stateBucket: null }),
    mended: environmentConfig({ stateBucket: 'state-of-all' }),
    key: 'stateBucket',
    message: 'must be a bucket: a shared environment needs shared state',
  },
  {
    rule: 'production that can be deleted',
    environment: 'prod',
    broken: { ...prod, deletionProtection: false },
    mended: prod,
    key: 'deletionProtection',
    message: 'must be true in prod',
  },
  {
    rule: 'production without a key of its own',
    environment: 'prod',
    broken: { ...prod, customerKey: false },
    mended: prod,
    key: 'customerKey',
    message: 'must be true in prod',
  },
  {
    rule: 'production logs kept for less than a year',
    environment: 'prod',
    broken: environmentConfig({ logs: { retentionDays: 180 } }),
    mended: prod,
    key: 'logs.retentionDays',
    message: 'must be at least 365 in prod',
  },
  {
    rule: 'a trail of production kept for less than a year',
    environment: 'prod',
    broken: { ...prod, trail: { managementEvents: true, keepDays: 364 } },
    mended: { ...prod, trail: { managementEvents: true, keepDays: 365 } },
    key: 'trail.keepDays',
    message: 'must be at least 365 in prod',
  },
];

describe('brokenRelations', () => {
  test.each(CASES)('refuses $rule', ({ environment, broken, key, message }) => {
    const [section = '', field] = key.split('.');
    const value = broken[section as keyof EnvironmentConfig];

    expect(brokenRelations(environment, broken)).toEqual([
      { key, value: field ? (value as Record<string, unknown>)[field] : value, message },
    ]);
  });

  test.each(CASES)('accepts what mends it: $rule', ({ environment, mended }) => {
    expect(brokenRelations(environment, mended)).toEqual([]);
  });

  test('lets the laptop do without TLS, a state bucket, a key and a year of logs', () => {
    const laptop = environmentConfig({
      stateBucket: null,
      customerKey: false,
      deletionProtection: false,
      logs: { retentionDays: 1 },
      order: { paymentProviderUrl: 'http://127.0.0.1:4700' },
    });

    expect(brokenRelations('local', laptop)).toEqual([]);
  });
});
