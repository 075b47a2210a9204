import '../../support/handler-environment';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterEach, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { newLinkSecret } from '../../../lambdas/approval/decision-link';
import { tokenSealFromEnv } from '../../../lambdas/approval/token-seal-from-env';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/1';
const CONTEXT = { requestId: 'r', approverId: 'ann', deadline: '1' };
const kms = mockClient(KMSClient);

afterEach(() => {
  kms.reset();
  delete process.env['TOKEN_KEY_ARN'];
});

test('where the environment has a key of its own, tokens are sealed under it, too', async () => {
  process.env['TOKEN_KEY_ARN'] = KEY_ARN;
  kms.on(EncryptCommand).resolves({ CiphertextBlob: Buffer.from('locked') });

  const sealed = await tokenSealFromEnv().seal('token', newLinkSecret(), CONTEXT);

  expect(Buffer.from(sealed, 'base64').toString()).toBe('locked');
  expect(kms.commandCalls(EncryptCommand)[0]?.args[0].input).toMatchObject({
    KeyId: KEY_ARN,
    EncryptionContext: CONTEXT,
  });
});

test('where it has none, KMS is not asked', async () => {
  await tokenSealFromEnv().seal('token', newLinkSecret(), CONTEXT);

  expect(kms.calls()).toEqual([]);
});
