import { describe, expect, test } from '@jest/globals';
import { checkEnvironments } from '../../config/check';
import { ENVIRONMENT_NAMES } from '../../config/environment';
import { environments } from '../../config/environments';

describe('the table of environments', () => {
  test('passes its own check', () => {
    expect(checkEnvironments(environments)).toEqual(environments);
  });

  test('gives every environment an account of its own', () => {
    const accounts = Object.values(environments).map(({ account }) => account);

    expect(new Set(accounts).size).toBe(ENVIRONMENT_NAMES.length);
  });

  test('lets local be the account and region of emulators, with its state in a file', () => {
    expect(environments.local).toMatchObject({
      account: '123456789012',
      region: 'us-east-1',
      stateBucket: null,
    });
  });

  test('keeps execution data out of the logs of production, for a year', () => {
    expect(environments.prod.logs).toEqual({
      level: 'ALL',
      retentionDays: 365,
      includeExecutionData: false,
    });
  });

  test('keeps a trail of production alone, and needs no network', () => {
    const { prod, ...others } = environments;

    expect(prod.trail).toEqual({ managementEvents: true, keepDays: 400 });
    expect(Object.values(others).map(({ trail }) => trail)).toEqual(
      ENVIRONMENT_NAMES.slice(1).map(() => null),
    );
    expect(Object.values(environments).map(({ endpoints }) => endpoints)).toEqual(
      ENVIRONMENT_NAMES.map(() => null),
    );
  });

  test('tolerates no lost, throttled or crashed execution in production, and a few refused orders', () => {
    expect(environments.prod.alarms).toMatchObject({
      maxFailedExecutions: 4,
      maxTimedOutExecutions: 0,
      maxAbortedExecutions: 0,
      maxThrottledExecutions: 0,
      maxFunctionErrors: 0,
      maxFunctionThrottles: 0,
    });
  });
});
