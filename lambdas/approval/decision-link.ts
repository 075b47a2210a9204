import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A link that decides: which request, and the secret that proves that the request was put to its holder. Nothing else
 * is in it. Who, what and until when stand in the request's row, out of the reach of whoever edits a link.
 */
export interface DecisionLink {
  readonly requestId: string;
  readonly secret: string;
}

/** 256 bits. */
const SECRET_BYTES = 32;

const LINK_ID = /^([0-9a-f]{64})\.([A-Za-z0-9_-]{43})$/;

/** Compared with where there is no request, so that both cases take the same path. No secret hashes to it. */
const NO_HASH = '0'.repeat(64);

/** A secret that nobody can guess. */
export function newLinkSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The link as it stands in a path: `/decisions/<this>`. */
export function linkIdOf({ requestId, secret }: DecisionLink): string {
  return `${requestId}.${secret}`;
}

/** The link in a path, or `undefined` for whatever cannot be one. */
export function parseLinkId(text: unknown): DecisionLink | undefined {
  const [, requestId, secret] = typeof text === 'string' ? (LINK_ID.exec(text) ?? []) : [];
  return requestId === undefined || secret === undefined ? undefined : { requestId, secret };
}

/** What is stored of a secret: SHA-256 in hex. A secret of 256 bits needs no slow hash. */
export function secretHashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret is the one whose hash is stored; takes the same time wherever they differ, and for no hash. */
export function isSecretOf(hash: string | undefined, secret: string): boolean {
  return equal(secretHashOf(secret), hash ?? NO_HASH);
}

/** What the page's form carries besides the decision: only who has the link, and opened its page, knows it. */
export function formTokenOf({ requestId, secret }: DecisionLink): string {
  return createHmac('sha256', secret).update(`form/${requestId}`).digest('base64url');
}

/** Whether a form came from the page of this link. */
export function isFormTokenOf(link: DecisionLink, formToken: string): boolean {
  return equal(formTokenOf(link), formToken);
}

function equal(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
