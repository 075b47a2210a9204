import * as z from 'zod';

/** What a network of yours is named by; the project makes none. */
export const vpcId = z.string().regex(/^vpc-[0-9a-f]+$/, 'must be a VPC id');
export const subnetIds = z.array(z.string().regex(/^subnet-[0-9a-f]+$/, 'must be a subnet id'));
export const securityGroupIds = z
  .array(z.string().regex(/^sg-[0-9a-f]+$/, 'must be a security group'))
  .min(1);
export const routeTableIds = z
  .array(z.string().regex(/^rtb-[0-9a-f]+$/, 'must be a route table'))
  .min(1);
