import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CLIENT_SETTINGS } from './client-settings';

/** Secrets Manager. Made once a container, outside the handler. */
export function makeSecretsClient(): SecretsManagerClient {
  return new SecretsManagerClient(CLIENT_SETTINGS);
}
