import { isArn } from './arn';
import type { PermissionContext } from './context';

/** ARN of a bucket, or the ARN itself where an access point's is given. */
export function s3BucketArn(context: PermissionContext, bucket: string): string {
  return isArn(bucket) ? bucket : `arn:${context.partition}:s3:::${bucket}`;
}

/** ARN of an object; wildcards in the key are the key's own characters and are escaped. */
export function s3ObjectArn(context: PermissionContext, bucket: string, key: string): string {
  return s3ObjectPattern(context, bucket, escapeKey(key));
}

/** ARN of all objects whose key begins with the prefix. */
export function s3PrefixArn(context: PermissionContext, bucket: string, prefix: string): string {
  return s3ObjectPattern(context, bucket, `${escapeKey(prefix)}*`);
}

/** Bucket and key of `s3://bucket/key`; undefined for any other text. */
export function parseS3Uri(uri: string): readonly [bucket: string, key: string] | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  return bucket === undefined || key === undefined ? undefined : [bucket, key];
}

function s3ObjectPattern(context: PermissionContext, bucket: string, pattern: string): string {
  const arn = s3BucketArn(context, bucket);
  return `${arn}${arn.includes(':accesspoint/') ? '/object' : ''}/${pattern}`;
}

/**
 * A key's own `*` and `?` as plain characters, in a resource or in a condition that knows wildcards.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (special characters)
 */
export function escapeKey(key: string): string {
  return key.replaceAll(/[*?]/g, (character) => `\${${character}}`);
}
