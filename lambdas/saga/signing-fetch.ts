import type { SecretSource } from '../shared/secret';
import { digestOf, sign } from '../shared/webhook-signature';
import type { SigningSecret } from './provider-secret';

/**
 * Signs what it sends: `x-signature` is the HMAC-SHA256 of `<idempotency key>.<SHA-256 of the body>`. A request
 * cannot be changed on its way, nor its body be sent under another key.
 */
export function signingFetch(
  fetchFn: typeof fetch,
  secret: SecretSource<SigningSecret>,
): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    const { requestSigningSecret } = await secret.read();
    const digest = digestOf(Buffer.from(String(init?.body ?? '')));
    const signature = sign(requestSigningSecret, headers.get('idempotency-key') ?? '', digest);
    headers.set('x-signature', signature);
    return fetchFn(input, { ...init, headers });
  };
}
