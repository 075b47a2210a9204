import * as z from 'zod';
import { requireEnv } from '../shared/environment';
import { makeSecretSource, type SecretSource } from '../shared/secret';
import { makeSecretsClient } from '../shared/secrets-client';

const schema = z.object({
  /** Sent to the provider as a bearer token. */
  apiKey: z.string().regex(/^[!-~]+$/),
  /** Key of the provider's HMAC. */
  webhookSigningSecret: z.string().min(16),
});

/** What we share with the payment provider. */
export type PaymentSecret = z.infer<typeof schema>;

/** The secret named by `PAYMENT_SECRET_NAME`; called while a handler's module loads. */
export function paymentSecretFromEnv(): SecretSource<PaymentSecret> {
  return makeSecretSource({
    client: makeSecretsClient(),
    secretName: requireEnv('PAYMENT_SECRET_NAME'),
    schema,
    now: Date.now,
  });
}
