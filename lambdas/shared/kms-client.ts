import { KMSClient } from '@aws-sdk/client-kms';
import { CLIENT_SETTINGS } from './client-settings';

/** KMS. Made once a container, outside the handler. */
export function makeKmsClient(): KMSClient {
  return new KMSClient(CLIENT_SETTINGS);
}
