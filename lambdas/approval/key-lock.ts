import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import { errorNamed, nameOf } from '../shared/errors';

type Context = Readonly<Record<string, string>>;

/** Encrypts a few bytes under a key that never leaves KMS. */
export interface KeyLock {
  close(bytes: Uint8Array, context: Context): Promise<Uint8Array>;
  open(bytes: Uint8Array, context: Context): Promise<Uint8Array>;
}

/**
 * A lock in KMS: at most 4,096 bytes, bound to an encryption context that KMS compares and CloudTrail shows.
 * Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html
 * @throws ServiceUnavailable with the fault's name: whatever keeps the key from us, the caller may come again
 */
export function makeKeyLock(client: KMSClient, keyArn: string): KeyLock {
  return {
    close: (bytes, context) =>
      available(async () => {
        const { CiphertextBlob } = await client.send(
          new EncryptCommand({
            KeyId: keyArn,
            Plaintext: bytes,
            EncryptionContext: { ...context },
          }),
        );
        return CiphertextBlob;
      }),

    open: (bytes, context) =>
      available(async () => {
        const { Plaintext } = await client.send(
          new DecryptCommand({
            KeyId: keyArn,
            CiphertextBlob: bytes,
            EncryptionContext: { ...context },
          }),
        );
        return Plaintext;
      }),
  };
}

async function available(call: () => Promise<Uint8Array | undefined>): Promise<Uint8Array> {
  try {
    const bytes = await call();
    if (bytes !== undefined) {
      return bytes;
    }
  } catch (error) {
    throw errorNamed('ServiceUnavailable', `the key could not be used: ${nameOf(error)}`);
  }
  throw errorNamed('ServiceUnavailable', 'the key could not be used: KMS gave no bytes');
}
