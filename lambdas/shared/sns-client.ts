import { SNSClient } from '@aws-sdk/client-sns';
import { CLIENT_SETTINGS } from './client-settings';

/** SNS. Made once a container, outside the handler. */
export function makeSnsClient(): SNSClient {
  return new SNSClient(CLIENT_SETTINGS);
}
