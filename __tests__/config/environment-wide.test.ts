import { describe, expect, test } from '@jest/globals';
import { endpointsSchema, trailSchema } from '../../config/environment-wide';
import { ENDPOINTS } from '../support/environment-config';

const messageOf = (changes: object): string | undefined =>
  endpointsSchema.safeParse({ ...ENDPOINTS, ...changes }).error?.issues[0]?.message;

describe('the configuration of VPC endpoints', () => {
  test('is accepted as the tests have it, and may be left out', () => {
    expect(messageOf({ services: ['sqs', 'ecr.api', 'execute-api'] })).toBeUndefined();
    expect(endpointsSchema.safeParse(null).success).toBe(true);
  });

  test.each([
    ['a network by its name', { vpcId: 'main' }, /VPC id/],
    ['no subnet', { subnetIds: [] }, />=1/],
    ['a subnet by its name', { subnetIds: ['private-a'] }, /subnet id/],
    ['no security group', { securityGroupIds: [] }, />=1/],
    ['a security group by its name', { securityGroupIds: ['default'] }, /security group/],
    ['no route table', { routeTableIds: [] }, />=1/],
    ['a route table by its name', { routeTableIds: ['main'] }, /route table/],
    ['a service by its whole name', { services: ['com.amazonaws.eu.Sqs'] }, /service name/],
  ])('refuses %s', (_what, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });
});

describe('the configuration of a trail', () => {
  test.each([null, { managementEvents: false, keepDays: 1 }])('takes %j', (trail) => {
    expect(trailSchema.safeParse(trail).success).toBe(true);
  });

  test.each([{ managementEvents: true, keepDays: 0 }, { keepDays: 30 }, true])(
    'refuses %j',
    (trail) => {
      expect(trailSchema.safeParse(trail).success).toBe(false);
    },
  );
});
