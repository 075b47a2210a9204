import { describe, expect, test } from '@jest/globals';
import type { EnvironmentName } from '../../config/environment';
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

const imageNamed = (image: string) => ({ compaction: { image } });
const DIGEST = `example.com:5000/tools/aws-cli@sha256:${'0123456789abcdef'.repeat(4)}`;

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
    ['an image that is the latest', imageNamed('example.com/cli:latest'), /1\.2\.3 or/],
    ['an image of a whole line of versions', imageNamed('example.com/cli:2'), /1\.2\.3 or/],
    ['an image without a version', imageNamed('example.com/cli'), /1\.2\.3 or/],
    ['an image of whichever registry', imageNamed('cli:2.31.0'), /registry\/repository/],
    ['half a digest', imageNamed('example.com/cli@sha256:abc'), /64 hexadecimal/],
    ['every part tolerated', { toleratedFailurePercent: 100 }, /99/],
  ])('refuses %s', (_what, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  test.each(['public.ecr.aws/aws-cli/aws-cli:2.31.0', DIGEST])('takes the image %s', (image) => {
    expect(messageOf(imageNamed(image))).toBeUndefined();
  });

  test('leaves the compaction out where there is none', () => {
    expect(messageOf({ compaction: null })).toBeUndefined();
  });

  test('demands an image by its digest in production, and only there', () => {
    const brokenIn = (name: EnvironmentName, image: string) =>
      brokenRelations(
        name,
        environmentConfig({ logs: { retentionDays: 365 }, etl: imageNamed(image) }),
      );
    const tagged = 'example.com/cli:2.31.0';

    expect(brokenIn('staging', tagged)).toEqual([]);
    expect(brokenIn('prod', DIGEST)).toEqual([]);
    expect(brokenIn('prod', tagged)).toEqual([
      {
        key: 'etl.compaction.image',
        value: tagged,
        message: expect.stringContaining('@sha256:') as unknown,
      },
    ]);
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
