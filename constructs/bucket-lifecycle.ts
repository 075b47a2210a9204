import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

/** Objects below a prefix that are deleted when they are old. */
export interface BucketExpiry {
  /** Name of the rule in the console, for example `expire-runs`. */
  readonly id: string;
  /** For example `runs/`. */
  readonly prefix: string;
  /** Days after which an object is deleted; its versions go 30 days later. */
  readonly afterDays: number;
}

/** Days that an upload in parts may take; its parts are paid for and seen by nobody. */
const ABORT_UPLOAD_DAYS = 7;
/** Days in which what was overwritten or deleted can be brought back. */
const KEEP_VERSIONS_DAYS = 30;

/** The rules of a bucket: what every bucket clears away, and the expiries of its own. */
export function lifecycleRules(
  expiries: readonly BucketExpiry[],
): S3BucketLifecycleConfigurationRule[] {
  return [
    {
      id: 'clear-remains',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABORT_UPLOAD_DAYS }],
      noncurrentVersionExpiration: [{ noncurrentDays: KEEP_VERSIONS_DAYS }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    },
    ...expiries.map(({ id, prefix, afterDays }) => ({
      id,
      status: 'Enabled',
      filter: [{ prefix }],
      expiration: [{ days: afterDays }],
    })),
  ];
}
