import type { CalledTask } from './called-task';
import { allowKeyUse } from './kms-key';

/**
 * Grants use of the key that the call itself names for the new object. The parts of a multipart upload are read
 * again when it is completed.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html (permissions)
 */
export function allowObjectKey(task: CalledTask): undefined {
  const isMultipart = task.action === 'createMultipartUpload';
  const actions = [...(isMultipart ? ['kms:Decrypt'] : []), 'kms:GenerateDataKey'];
  // S3's API writes the first name, Step Functions' own form of it is the second.
  for (const name of ['SSEKMSKeyId', 'SsekmsKeyId']) allowKeyUse(task, actions, task.find(name));
}
