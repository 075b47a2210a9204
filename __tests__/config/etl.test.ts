import { describe, expect, test } from '@jest/globals';
import { etlSchema } from '../../config/etl';
import { brokenRelations } from '../../config/relations';
import { environmentConfig } from '../support/environment-config';

const { etl } = environmentConfig();
const valid = {
  ...etl,
  network: {
    subnetIds: ['subnet-0a', 'subnet-0b', 'subnet-0c'],
    securityGroupIds: ['sg-0a'],
  },
};
const messageOf = (changes: object): string | undefined =>
  etlSchema.safeParse({ ...valid, ...changes }).error?.issues[0]?.message;

describe('the configuration of the ETL workflow', () => {
  test('is accepted as the tests have it', () => {
    expect(messageOf({})).toBeUndefined();
  });

  test.each([
    [
      'a time zone that is none',
      { schedule: { ...etl.schedule, timeZone: 'Berlin' } },
      /time zone/,
    ],
    [
      'a cron of five fields',
      { schedule: { ...etl.schedule, expression: 'cron(0 3 * * ?)' } },
      /cron/,
    ],
    ['two subnets', { network: { ...valid.network, subnetIds: ['subnet-0a', 'subnet-0b'] } }, /3/],
    [
      'a schema that SQL would read otherwise',
      { redshift: { ...etl.redshift, schema: 'a;b' } },
      /schema/,
    ],
    ['a capacity between two steps', { redshift: { ...etl.redshift, baseCapacityRpus: 9 } }, /8/],
    ['every part tolerated', { toleratedFailurePercent: 100 }, /99/],
  ])('refuses %s', (_what, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  test('demands that as many rows may be quarantined as parts may fail', () => {
    const config = environmentConfig({
      etl: { toleratedFailurePercent: 5, maxQuarantinedPercent: 4 },
    });

    expect(brokenRelations('dev', config)).toEqual([
      expect.objectContaining({ key: 'etl.maxQuarantinedPercent', value: 4 }),
    ]);
  });

  test('demands that no more functions run at once than are reserved', () => {
    const reserving = (reservedConcurrency: number) =>
      brokenRelations('dev', environmentConfig({ functions: { reservedConcurrency } }));

    expect(reserving(etl.concurrency)).toEqual([]);
    expect(reserving(etl.concurrency - 1)).toEqual([
      expect.objectContaining({ key: 'etl.concurrency', value: etl.concurrency }),
    ]);
  });
});
