import * as z from 'zod/mini';
import { apiKeySchema } from '../shared/secret-from-env';

/** What we share with a provider. */
export const signingSecretSchema = z.object({
  apiKey: apiKeySchema,
  /** Key of our HMAC over each request. */
  requestSigningSecret: z.string().check(z.minLength(16)),
});

export type SigningSecret = z.infer<typeof signingSecretSchema>;
