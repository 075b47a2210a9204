import { AthenaWorkgroup } from '@cdktf/provider-aws/lib/athena-workgroup';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import type { Bucket } from './bucket';
import type { EncryptionKey } from './encryption-key';

export interface QueryWorkgroupProps {
  readonly naming: Naming;
  readonly part: string;
  readonly description: string;
  /** Keeps the results, below `athena/`. */
  readonly bucket: Bucket;
  /** A query that would scan more is stopped. */
  readonly maxScannedBytes: number;
  /** @default S3's own encryption of the results */
  readonly key?: EncryptionKey | undefined;
}

/** Where Athena puts its results. */
export const QUERY_RESULTS_PREFIX = 'athena/';

/** A workgroup whose settings no query can change: where results go, how they are encrypted, how much is scanned. */
export class QueryWorkgroup extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly resource: AthenaWorkgroup;

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    const { naming, part, bucket, key } = props;
    this.name = naming.athenaWorkgroupName(part);
    this.arn = naming.athenaWorkgroupArn(part);
    this.resource = new AthenaWorkgroup(this, 'Workgroup', {
      name: this.name,
      description: props.description,
      // Its history of queries goes with it.
      forceDestroy: true,
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: props.maxScannedBytes,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${bucket.name}/${QUERY_RESULTS_PREFIX}`,
          expectedBucketOwner: naming.account,
          encryptionConfiguration: key
            ? { encryptionOption: 'SSE_KMS', kmsKeyArn: key.arn }
            : { encryptionOption: 'SSE_S3' },
        },
      },
      dependsOn: [...bucket.dependencies],
    });
  }
}
