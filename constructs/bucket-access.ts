import type { RoleStatement } from './service-role';

/** What a role may do below a prefix. */
export type BucketAccess = 'Read' | 'Write' | 'Delete' | 'List';

const OBJECT_ACTIONS = {
  Read: ['s3:GetObject'],
  Write: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
  Delete: ['s3:DeleteObject'],
} as const;

/**
 * The statements that give a role one access to the keys below a prefix such as `runs/`.
 * `bucketId` is the construct's id: with the prefix it makes the sid, so that several buckets fit in one policy.
 */
export function bucketStatements(
  bucketId: string,
  arn: string,
  access: BucketAccess,
  prefix: string,
): RoleStatement[] {
  const sid = `${access}${bucketId}${pascal(prefix)}`;
  if (access === 'List') {
    return [
      {
        sid,
        actions: ['s3:ListBucket'],
        resources: [arn],
        conditions: { StringLike: { 's3:prefix': [`${prefix}*`] } },
      },
    ];
  }
  return [
    {
      sid,
      actions: OBJECT_ACTIONS[access],
      resources: [`${arn}/${prefix}*`],
      reason: 'the rest of the key is known only at run time',
    },
  ];
}

/** `runs/clean/` as `RunsClean`. */
function pascal(prefix: string): string {
  return prefix
    .split(/[^A-Za-z0-9]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}
