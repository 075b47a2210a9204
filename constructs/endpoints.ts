import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';

export interface EndpointsProps {
  /** Of the environment: without a workflow. */
  readonly naming: Naming;
  readonly network: NonNullable<EnvironmentConfig['endpoints']>;
  /** Services with an interface endpoint, by the last part of its name: `states`. */
  readonly services: readonly string[];
}

/** Free, and by routes instead of addresses: S3 and DynamoDB have these. */
const GATEWAYS = ['dynamodb', 's3'] as const;

/**
 * Ways from a VPC to AWS that leave it by no gateway. A service's private name belongs to one endpoint in a VPC, so an
 * environment makes them once. Through each go calls of the account's own principals alone, so that nobody in the VPC
 * takes data out with a key of another account.
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export class Endpoints extends Construct {
  constructor(scope: Construct, id: string, { naming, network, services }: EndpointsProps) {
    super(scope, id);
    const ownCalls = {
      Sid: 'OwnPrincipals',
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': naming.account } },
    };
    // Amazon ECR signs the addresses of an image's layers itself: whoever follows one is no principal of the account.
    const imageLayers = {
      Sid: 'ImageLayers',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: naming.imageLayerArnPattern,
    };
    const policy = (...statements: readonly object[]) =>
      JSON.stringify({ Version: '2012-10-17', Statement: statements });
    for (const service of [...new Set(services)].sort()) {
      new VpcEndpoint(this, `Interface-${service}`, {
        vpcId: network.vpcId,
        vpcEndpointType: 'Interface',
        serviceName: naming.endpointServiceName(service),
        subnetIds: network.subnetIds,
        securityGroupIds: network.securityGroupIds,
        privateDnsEnabled: true,
        policy: policy(ownCalls),
        tags: { Name: naming.name(service) },
      });
    }
    for (const service of GATEWAYS) {
      new VpcEndpoint(this, `Gateway-${service}`, {
        vpcId: network.vpcId,
        vpcEndpointType: 'Gateway',
        serviceName: naming.endpointServiceName(service),
        routeTableIds: network.routeTableIds,
        policy: service === 's3' ? policy(ownCalls, imageLayers) : policy(ownCalls),
        tags: { Name: naming.name(service) },
      });
    }
  }
}
