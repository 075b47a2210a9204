import * as z from 'zod';
import { routeTableIds, securityGroupIds, subnetIds, vpcId } from './vpc';

/** A CloudTrail trail of the environment; null where nobody asks who did what. */
export const trailSchema = z
  .strictObject({
    /**
     * Whether calls that manage the account are recorded too, StartExecution and StopExecution among them. False where a
     * trail of the organisation records them: AWS takes money for the second copy.
     */
    managementEvents: z.boolean(),
    /** Days after which a log file is deleted. */
    keepDays: z.int().min(1).max(3_650),
  })
  .nullable();

/** VPC endpoints in a network of yours; null where what runs there reaches AWS by another way. */
export const endpointsSchema = z
  .strictObject({
    vpcId,
    /** One an Availability Zone, for the interface endpoints. */
    subnetIds: subnetIds.min(1),
    /** Let in HTTPS from whatever calls AWS. */
    securityGroupIds,
    /** Of the subnets that call S3 and DynamoDB. */
    routeTableIds,
    /** Services that systems of your own call from the VPC, by the last part of the endpoint's name: `sqs`, `kms`. */
    services: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a service name')),
  })
  .nullable();
