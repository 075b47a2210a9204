import { SFNClient } from '@aws-sdk/client-sfn';
import { CLIENT_SETTINGS } from './client-settings';

/** Step Functions. Made once a container, outside the handler. */
export function makeSfnClient(): SFNClient {
  return new SFNClient(CLIENT_SETTINGS);
}
