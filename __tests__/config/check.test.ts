import { describe, expect, test } from '@jest/globals';
import { ConfigError, checkEnvironments } from '../../config/check';
import { ENVIRONMENT_NAMES } from '../../config/environment';
import { WORKFLOWS } from '../../config/project';
import { environmentConfig } from '../support/environment-config';

const { owners, release } = environmentConfig();

const table = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  ...Object.fromEntries(ENVIRONMENT_NAMES.map((name) => [name, validFor(name)])),
  ...changes,
});

/** The factory's config, with what only prod demands. */
function validFor(name: string): unknown {
  return environmentConfig(name === 'prod' ? { logs: { retentionDays: 365 } } : {});
}

function faultsOf(candidate: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    checkEnvironments(candidate);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('checkEnvironments', () => {
  test('gives back a table in which everything holds', () => {
    const candidate = table();

    expect(checkEnvironments(candidate)).toEqual(candidate);
  });

  test.each([
    {
      it: 'a key that is not known, with its value and the keys that are',
      change: { api: { throttlingRatePerSecond: 1, throttlingBurst: 1, burst: 7 } },
      fault: 'dev.api.burst: unknown key; got 7; allowed: throttlingRatePerSecond, throttlingBurst',
    },
    {
      it: 'a key that is not known in an entry of a list',
      change: {
        release: { ...release, etl: [{ version: 'new', weightPercent: 100, colour: 'red' }] },
      },
      fault: 'dev.release.etl[0].colour: unknown key; got "red"; allowed: version, weightPercent',
    },
    {
      it: 'a key that is not known in a section that may be null',
      change: { trail: { managementEvents: true, keepDays: 1, colour: 'red' } },
      fault: 'dev.trail.colour: unknown key; got "red"; allowed: managementEvents, keepDays',
    },
    {
      it: 'an owner of no workflow, with the workflows that there are',
      change: { owners: { ...owners, nobody: owners.order } },
      fault: `dev.owners.nobody: unknown key; got ${JSON.stringify(owners.order)}; allowed: ${WORKFLOWS.join(', ')}`,
    },
    {
      it: 'a key that is not known in an owner',
      change: { owners: { ...owners, saga: { ...owners.saga, phone: '1' } } },
      fault: 'dev.owners.saga.phone: unknown key; got "1"; allowed: team, onCallEmail',
    },
    {
      it: 'a workflow without an owner',
      change: { owners: { ...owners, saga: undefined } },
      fault: 'dev.owners.saga: invalid input: expected object, received undefined; got nothing',
    },
    {
      it: 'a workflow without a release',
      change: { release: { ...release, etl: undefined } },
      fault: 'dev.release.etl: invalid input: expected array, received undefined; got nothing',
    },
    {
      it: 'a key that is missing',
      change: { region: undefined },
      fault: 'dev.region: invalid input: expected string, received undefined; got nothing',
    },
    {
      it: 'an account that is not 12 digits',
      change: { account: '12' },
      fault: 'dev.account: must be 12 digits; got "12"',
    },
    {
      it: 'a region of a partition whose ARNs differ',
      change: { region: 'cn-north-1' },
      fault: 'dev.region: must be a region such as eu-west-1; got "cn-north-1"',
    },
    {
      it: 'a bucket that S3 would refuse',
      change: { stateBucket: 'Has_Capitals' },
      fault: 'dev.stateBucket: must be a bucket name; got "Has_Capitals"',
    },
    {
      it: 'a URL that ends in a slash',
      change: { order: { ...environmentConfig().order, paymentProviderUrl: 'https://a.example/' } },
      fault: 'dev.order.paymentProviderUrl: must not end in a slash; got "https://a.example/"',
    },
    {
      it: 'a secret name that Secrets Manager would refuse',
      change: { order: { ...environmentConfig().order, paymentSecretName: 'a b' } },
      fault: 'dev.order.paymentSecretName: must be a secret name; got "a b"',
    },
  ])('tells $it', ({ change, fault }) => {
    const dev = { ...environmentConfig(), ...change };

    expect(faultsOf(table({ dev }))).toEqual([fault]);
  });

  test.each([
    ['logs.retentionDays', { logs: { ...environmentConfig().logs, retentionDays: 8 } }, '8'],
    [
      'functions.memorySizeMb',
      { functions: { ...environmentConfig().functions, memorySizeMb: 64 } },
      '64',
    ],
    [
      'owners.saga.onCallEmail',
      { owners: { ...owners, saga: { ...owners.saga, onCallEmail: 'x' } } },
      '"x"',
    ],
    ['release.saga', { release: { ...release, saga: [] } }, '[]'],
    [
      'release.order',
      { release: { ...release, order: [...release.order, ...release.order, ...release.order] } },
      JSON.stringify([...release.order, ...release.order, ...release.order]),
    ],
    [
      'release.saga[1].weightPercent',
      {
        release: {
          ...release,
          saga: [
            { version: 'new', weightPercent: 0 },
            { version: 7, weightPercent: 101 },
          ],
        },
      },
      '101',
    ],
  ])('tells environment, key and value of a bad %s', (key, change, value) => {
    const [fault, ...more] = faultsOf(table({ staging: { ...environmentConfig(), ...change } }));

    expect(fault?.startsWith(`staging.${key}: `)).toBe(true);
    expect(fault?.endsWith(`; got ${value}`)).toBe(true);
    // A broken weight also breaks nothing else: relations are judged only on valid values.
    expect(more).toEqual([]);
  });

  test('tells of an environment that is not known', () => {
    const faults = faultsOf(table({ nowhere: environmentConfig() }));

    expect(faults).toEqual([
      `nowhere: unknown environment; allowed: ${ENVIRONMENT_NAMES.join(', ')}`,
    ]);
  });

  test('tells of an environment that is missing', () => {
    const { staging, ...rest } = table();

    expect(staging).toBeDefined();
    expect(faultsOf(rest)).toEqual([
      'staging: invalid input: expected object, received undefined; got nothing',
    ]);
  });

  test('tells the faults of all environments at once, broken values and broken relations', () => {
    const candidate = table({
      dev: environmentConfig({ queues: { visibilityTimeoutSeconds: 59 } }),
      staging: { ...environmentConfig(), account: 'none', colour: 'red' },
      prod: environmentConfig({ customerKey: false }),
    });

    expect(faultsOf(candidate).map((fault) => fault.split(':')[0])).toEqual([
      'dev.queues.visibilityTimeoutSeconds',
      'staging.account',
      'staging.colour',
      'prod.customerKey',
      'prod.logs.retentionDays',
    ]);
  });

  test('puts every fault on a line of its message', () => {
    const check = () => checkEnvironments(table({ dev: null, prod: 'production' }));

    expect(check).toThrow(ConfigError);
    expect(check).toThrow(
      [
        'configuration: 2 fault(s)',
        '  dev: invalid input: expected object, received null; got null',
        '  prod: invalid input: expected object, received string; got "production"',
      ].join('\n'),
    );
  });
});
