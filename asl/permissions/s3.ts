import type { CalledTask, Mapper } from './called-task';
import type { Parameter } from './parameter';
import { passRoles } from './passed-roles';
import { S3_BUCKET_ACTIONS, S3_OBJECT_ACTIONS, S3_VERSION_ACTIONS } from './s3-actions';
import { escapeKey, s3BucketArn, s3ObjectArn, s3PrefixArn } from './s3-arn';
import { allowObjectKey } from './s3-encryption';
import { type Conditions, mapValues } from './statement';

/** SDK calls to S3. */
export const S3_SDK: Readonly<Record<string, Mapper>> = {
  ...mapValues(
    S3_OBJECT_ACTIONS,
    (actions): Mapper =>
      (task) =>
        onObject(task, actions),
  ),
  ...mapValues(
    S3_BUCKET_ACTIONS,
    (action): Mapper =>
      (task) =>
        onBucket(task, action),
  ),
  listObjects: (task) => listBucket(task),
  listObjectsV2: (task) => listBucket(task),
  putBucketReplication: (task) => {
    onBucket(task, 's3:PutReplicationConfiguration');
    passRoles(task, 's3.amazonaws.com');
  },
  copyObject: (task) => copyObject(task),
  deleteObjects: (task) => deleteObjects(task),
};

/** Grants actions on the object that Bucket and Key name, and on its version where VersionId is given. */
export function onObject(task: CalledTask, actions: readonly string[]): undefined {
  const isVersion = !task.find('VersionId').isAbsent;
  allowKey(task, versioned(actions, isVersion), task.find('Key'));
  if (!actions.includes('s3:PutObject')) return;
  if (!task.find('Tagging').isAbsent) allowKey(task, ['s3:PutObjectTagging'], task.find('Key'));
  if (!task.find('ACL').isAbsent || !task.find('Acl').isAbsent)
    allowKey(task, ['s3:PutObjectAcl'], task.find('Key'));
  allowObjectKey(task);
}

/** Grants listing the bucket, limited to the prefix as far as one is written; an empty one is none. */
export function listBucket(task: CalledTask): undefined {
  const bucket = task.text('Bucket');
  const prefix = task.find('Prefix');
  const isOpen = prefix.isAbsent || prefix.isDynamic || prefix.value === '';
  const text = isOpen ? undefined : task.rawOf(prefix);
  if (bucket === undefined || (text === undefined && !isOpen)) return;
  task.allow('s3:ListBucket', s3BucketArn(task.context, bucket), prefixCondition(prefix, text));
}

function prefixCondition(
  prefix: Parameter,
  text: string | undefined,
): { readonly conditions?: Conditions } {
  if (text !== undefined) return { conditions: { StringEquals: { 's3:prefix': text } } };
  if (prefix.prefix === '') return {};
  return { conditions: { StringLike: { 's3:prefix': `${escapeKey(prefix.prefix)}*` } } };
}

/**
 * Grants actions on a key: exactly, or on all keys that begin like a dynamic one. Keys are data, often the
 * input's; the bucket is the boundary, so it has to be written, and a key of which nothing is known opens it.
 */
export function allowKey(task: CalledTask, actions: readonly string[], key: Parameter): undefined {
  const bucket = task.text('Bucket');
  if (key.isDynamic) {
    const rest = key.prefix === '' ? 'the key' : 'the rest of the key';
    if (bucket !== undefined)
      task.allow(actions, s3PrefixArn(task.context, bucket, key.prefix), {
        reason: `${rest} is known only at run time`,
      });
    return;
  }
  const text = task.rawOf(key);
  if (bucket === undefined || text === undefined) return;
  task.allow(actions, s3ObjectArn(task.context, bucket, text));
}

function onBucket(task: CalledTask, action: string): undefined {
  const bucket = task.text('Bucket');
  if (bucket !== undefined) task.allow(action, s3BucketArn(task.context, bucket));
}

/** `bucket/key` or an access point's ARN, `/object/` and the key; perhaps with a version. */
const COPY_SOURCE =
  /^(?:(arn:.+:accesspoint\/[^/]+)\/object|\/?([^/]+))\/([^?]+)(\?versionId=.+)?$/;

function copyObject(task: CalledTask): undefined {
  onObject(task, ['s3:PutObject']);
  const found = task.find('CopySource');
  if (found.isDynamic && copyFromBeginning(task, found)) return;
  const source = task.rawOf(found);
  if (source === undefined) return;
  const [, accessPoint, plain, key, version] = COPY_SOURCE.exec(source) ?? [];
  const bucket = accessPoint ?? plain;
  if (bucket === undefined || key === undefined)
    return task.fail(
      'permission-missing-resource',
      found.path,
      source,
      'not of the form BUCKET/KEY',
    );
  task.allow(
    versioned(['s3:GetObject'], version !== undefined),
    s3ObjectArn(task.context, bucket, decode(key)),
  );
}

/** True when the literal beginning of a dynamic source names the bucket, and so was enough. */
function copyFromBeginning(task: CalledTask, { prefix }: Parameter): boolean {
  const [, bucket, key] = /^\/?([^/:]+)\/(.*)$/.exec(prefix) ?? [];
  if (bucket === undefined || key === undefined) return false;
  task.allow(['s3:GetObject'], s3PrefixArn(task.context, bucket, decode(key)), {
    reason: 'the rest of the key is known only at run time',
  });
  return true;
}

function deleteObjects(task: CalledTask): undefined {
  const objects = task.find('Delete', 'Objects');
  if (objects.items().length === 0) return task.unread(objects);
  for (const object of objects.items()) {
    // Whether a version is deleted for good cannot be seen, and that is another permission.
    if (object.isDynamic) task.unread(object);
    else {
      const isVersion = !object.at('VersionId').isAbsent;
      allowKey(task, versioned(['s3:DeleteObject'], isVersion), object.at('Key'));
    }
  }
}

function versioned(actions: readonly string[], isVersion: boolean): string[] {
  return actions.map((action) => (isVersion ? (S3_VERSION_ACTIONS[action] ?? action) : action));
}

/** CopySource is percent-encoded; text that is not is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
