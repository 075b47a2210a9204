import { SQSClient } from '@aws-sdk/client-sqs';
import { CLIENT_SETTINGS } from './client-settings';

/** SQS. Made once a container, outside the handler. */
export function makeSqsClient(): SQSClient {
  return new SQSClient(CLIENT_SETTINGS);
}
