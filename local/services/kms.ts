import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { type AwsService, ServiceError, serviceOf, textField } from './aws-service';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * KMS with one symmetric key for each alias or ARN that is asked for: AES-256-GCM, the encryption context authenticated
 * with it. Keys live as long as the process; nothing enforces who may use them.
 * Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html
 */
export function makeKms(): AwsService {
  const keys = new Map<string, Buffer>();
  const keyOf = (id: string): Buffer => {
    const known = keys.get(id) ?? randomBytes(KEY_BYTES);
    keys.set(id, known);
    return known;
  };
  const encrypt = (KeyId: string, plaintext: Buffer, input: JsonObject): string => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, keyOf(KeyId), nonce).setAAD(contextOf(input));
    const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    const id = Buffer.from(KeyId);
    // The blob names its key, as in KMS, so that Decrypt needs none.
    return Buffer.concat([
      Buffer.from([id.length]),
      id,
      nonce,
      cipher.getAuthTag(),
      sealed,
    ]).toString('base64');
  };
  return serviceOf('KMS', {
    Encrypt(input) {
      const KeyId = textField(input, 'KeyId');
      const plaintext = Buffer.from(textField(input, 'Plaintext'), 'base64');
      return { KeyId, CiphertextBlob: encrypt(KeyId, plaintext, input) };
    },
    Decrypt(input) {
      const blob = Buffer.from(textField(input, 'CiphertextBlob'), 'base64');
      const KeyId = blob.subarray(1, 1 + (blob[0] ?? 0)).toString();
      const key = keys.get(KeyId);
      const { KeyId: wanted } = input;
      if (key === undefined) throw invalidCiphertext();
      if (wanted !== undefined && wanted !== KeyId) {
        throw new ServiceError('IncorrectKeyException', 'The key ID in the request does not match');
      }
      const sealed = blob.subarray(1 + Buffer.byteLength(KeyId));
      return { KeyId, Plaintext: open(key, sealed, input).toString('base64') };
    },
    GenerateDataKey(input) {
      const KeyId = textField(input, 'KeyId');
      const key = randomBytes(KEY_BYTES);
      return {
        KeyId,
        Plaintext: key.toString('base64'),
        CiphertextBlob: encrypt(KeyId, key, input),
      };
    },
  });
}

function open(key: Buffer, sealed: Buffer, input: JsonObject): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES))
      .setAAD(contextOf(input))
      .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    throw invalidCiphertext();
  }
}

/** The context as bytes, whatever order its keys come in. */
function contextOf({ EncryptionContext: context }: JsonObject): Buffer {
  const entries = isJsonObject(context) ? Object.entries(context) : [];
  return Buffer.from(JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function invalidCiphertext(): ServiceError {
  return new ServiceError('InvalidCiphertextException', 'the ciphertext is not one of this key');
}
