import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { errorNamed } from './errors';

/** Milliseconds that a secret is kept: rotation is noticed within five minutes, and the API is spared. */
const CACHE_MS = 5 * 60 * 1000;

/** A secret, read when it is first needed. */
export interface SecretSource<T> {
  /** The secret, at most five minutes old. */
  read(): Promise<T>;
  /** The secret as it is now: for when the one at hand was refused. */
  refresh(): Promise<T>;
}

/**
 * Reads a JSON secret from Secrets Manager. Neither its text nor a parser's message about it is ever put into an error.
 * @throws SecretMalformed naming the secret if it is not JSON of the right shape; else what the SDK throws
 */
export function makeSecretSource<T>(options: {
  readonly client: SecretsManagerClient;
  readonly secretName: string;
  readonly schema: z.core.$ZodType<T>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): SecretSource<T> {
  let cached: { readonly value: T; readonly readAtMs: number } | undefined;

  const refresh = async (): Promise<T> => {
    const command = new GetSecretValueCommand({ SecretId: options.secretName });
    const { SecretString } = await options.client.send(command);
    const parsed = z.safeParse(options.schema, parseJson(SecretString));
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole');
      throw errorNamed(
        'SecretMalformed',
        `secret ${options.secretName} is malformed at: ${fields.join(', ')}`,
      );
    }
    cached = { value: parsed.data, readAtMs: options.now() };
    return parsed.data;
  };

  return {
    refresh,
    read: async () =>
      cached !== undefined && options.now() - cached.readAtMs < CACHE_MS ? cached.value : refresh(),
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
