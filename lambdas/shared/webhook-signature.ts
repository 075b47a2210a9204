import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a signed message may be old, or ahead of our clock. */
const TOLERANCE_SECONDS = 300;

/** What a request claims about itself; any of it may be missing or garbage. */
export interface SignatureClaim {
  /** Seconds since 1970, as text. */
  readonly timestamp: string | undefined;
  /** HMAC-SHA256 of `<timestamp>.<digest>`, in hex. */
  readonly signature: string | undefined;
  /** SHA-256 of the body, in lower-case hex. */
  readonly digest: string | undefined;
}

/** SHA-256 in lower-case hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The signature that belongs to a timestamp and a digest, in lower-case hex. */
export function sign(secret: string, timestamp: string, digest: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${digest}`).digest('hex');
}

/**
 * True if the claim was signed with the secret within the last five minutes (or the next: clocks differ).
 * Never throws. The comparison takes the same time wherever the signatures differ.
 */
export function isSigned(claim: SignatureClaim, secret: string, nowMs: number): boolean {
  const { timestamp = '', signature = '', digest = '' } = claim;
  if (!/^\d{1,12}$/.test(timestamp) || !isHex256(signature) || !isHex256(digest)) {
    return false;
  }
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    return false;
  }
  const expected = Buffer.from(sign(secret, timestamp, digest), 'hex');
  return timingSafeEqual(Buffer.from(signature, 'hex'), expected);
}

function isHex256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
