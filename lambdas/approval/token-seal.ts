import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { errorNamed } from '../shared/errors';
import type { KeyLock } from './key-lock';

/** What a sealed token is for. It opens for exactly this and nothing else. */
export type SealContext = Readonly<Record<'requestId' | 'approverId' | 'deadline', string>>;

/** Task tokens as they are stored. */
export interface TokenSeal {
  seal(taskToken: string, secret: string, context: SealContext): Promise<string>;
  /** @throws CorruptRecord if secret or context are not those of the sealing; else what the lock throws */
  open(sealed: string, secret: string, context: SealContext): Promise<string>;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a token twice: under a key that is made of the link's secret, which is stored nowhere, and then, where the
 * environment has a key of its own, under that. Who reads the table and may use the key has no token; who has the
 * link has none either (docs/decisions/0010).
 */
export function makeTokenSeal(lock: KeyLock | undefined): TokenSeal {
  return {
    async seal(taskToken, secret, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, keyFrom(secret), nonce);
      cipher.setAAD(Buffer.from(JSON.stringify(context)));
      const text = Buffer.concat([cipher.update(taskToken, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), text]);
      return Buffer.from((await lock?.close(sealed, context)) ?? sealed).toString('base64');
    },

    async open(stored, secret, context) {
      const locked = Buffer.from(stored, 'base64');
      return unseal(Buffer.from((await lock?.open(locked, context)) ?? locked), secret, context);
    },
  };
}

function unseal(sealed: Buffer, secret: string, context: SealContext): string {
  try {
    const decipher = createDecipheriv(CIPHER, keyFrom(secret), sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(JSON.stringify(context)));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    throw errorNamed('CorruptRecord', 'a sealed task token does not open');
  }
}

/** RFC 5869. The secret is random and of full length already, so no salt is needed. */
function keyFrom(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'task-token', KEY_BYTES));
}
