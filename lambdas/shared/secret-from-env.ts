import * as z from 'zod/mini';
import { requireEnv } from './environment';
import { makeSecretSource, type SecretSource } from './secret';
import { makeSecretsClient } from './secrets-client';

/** A key that goes into a header: printable ASCII without blanks, so that it cannot break out of its line. */
export const apiKeySchema = z.string().check(z.regex(/^[!-~]+$/));

/** The JSON secret named by an environment variable; called while a handler's module loads. */
export function secretFromEnv<T>(variable: string, schema: z.core.$ZodType<T>): SecretSource<T> {
  return makeSecretSource({
    client: makeSecretsClient(),
    secretName: requireEnv(variable),
    schema,
    now: Date.now,
  });
}
