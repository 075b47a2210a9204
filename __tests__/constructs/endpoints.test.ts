import { describe, expect, test } from '@jest/globals';
import { Endpoints } from '../../constructs/endpoints';
import { ENDPOINTS, naming } from '../support/environment-config';
import { statementsOf } from '../support/policy-document';
import { resources, synthesize } from '../support/synth';

const json = synthesize(
  (stack) =>
    void new Endpoints(stack, 'Endpoints', {
      naming: naming({ workflow: undefined }),
      network: ENDPOINTS,
      services: ['sync-states', 'states', 'ecr.api', 'states'],
    }),
);
const endpoints = resources(json, 'aws_vpc_endpoint').map(({ body }) => body);
const endpointOf = (service: string) =>
  endpoints.find((body) => body['service_name'] === `com.amazonaws.eu-north-1.${service}`) ?? {};

describe('Endpoints', () => {
  test('are one a service, however often it is asked for, and the gateways of S3 and DynamoDB', () => {
    expect(endpoints.map((body) => [body['vpc_endpoint_type'], body['service_name']])).toEqual([
      ['Interface', 'com.amazonaws.eu-north-1.ecr.api'],
      ['Interface', 'com.amazonaws.eu-north-1.states'],
      ['Interface', 'com.amazonaws.eu-north-1.sync-states'],
      ['Gateway', 'com.amazonaws.eu-north-1.dynamodb'],
      ['Gateway', 'com.amazonaws.eu-north-1.s3'],
    ]);
  });

  test('take the service’s own name in the VPC, in the subnets and behind the groups given', () => {
    expect(endpointOf('states')).toMatchObject({
      vpc_id: 'vpc-0a',
      subnet_ids: ['subnet-0a', 'subnet-0b'],
      security_group_ids: ['sg-0a'],
      private_dns_enabled: true,
      tags: { Name: 'sfn-workflows-test-states' },
    });
  });

  test('reach gateways by the routes given', () => {
    expect(endpointOf('dynamodb')).toMatchObject({
      vpc_id: 'vpc-0a',
      route_table_ids: ['rtb-0a', 'rtb-0b'],
    });
    expect(endpointOf('dynamodb')).not.toHaveProperty('private_dns_enabled');
  });

  test.each(['states', 'dynamodb'])(
    'let %s be called by the account’s own principals alone',
    (service) => {
      expect(statementsOf(endpointOf(service))).toEqual([
        {
          Sid: 'OwnPrincipals',
          Effect: 'Allow',
          Principal: '*',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } },
        },
      ]);
    },
  );

  test('let layers of images through to S3, which Amazon ECR signs by itself', () => {
    expect(statementsOf(endpointOf('s3'))).toEqual([
      expect.objectContaining({ Sid: 'OwnPrincipals' }),
      {
        Sid: 'ImageLayers',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::prod-eu-north-1-starport-layer-bucket/*',
      },
    ]);
  });
});
