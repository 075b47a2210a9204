import * as z from 'zod/mini';
import type { SecretSource } from '../shared/secret';
import { apiKeySchema, secretFromEnv } from '../shared/secret-from-env';

const schema = z.object({
  apiKey: apiKeySchema,
  /** Key of the provider's HMAC. */
  webhookSigningSecret: z.string().check(z.minLength(16)),
});

/** What we share with the payment provider. */
export type PaymentSecret = z.infer<typeof schema>;

/** The secret named by `PAYMENT_SECRET_NAME`; called while a handler's module loads. */
export function paymentSecretFromEnv(): SecretSource<PaymentSecret> {
  return secretFromEnv('PAYMENT_SECRET_NAME', schema);
}
