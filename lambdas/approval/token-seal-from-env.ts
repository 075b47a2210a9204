import { optionalEnv } from '../shared/environment';
import { makeKmsClient } from '../shared/kms-client';
import { makeKeyLock } from './key-lock';
import { makeTokenSeal, type TokenSeal } from './token-seal';

/** The seal of this environment: under its own key, too, where `TOKEN_KEY_ARN` names one. */
export function tokenSealFromEnv(): TokenSeal {
  const keyArn = optionalEnv('TOKEN_KEY_ARN');
  return makeTokenSeal(keyArn === undefined ? undefined : makeKeyLock(makeKmsClient(), keyArn));
}
