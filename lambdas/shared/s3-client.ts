import { S3Client } from '@aws-sdk/client-s3';
import { CLIENT_SETTINGS } from './client-settings';

/** S3. Made once a container, outside the handler. */
export function makeS3Client(): S3Client {
  return new S3Client(CLIENT_SETTINGS);
}
