import * as z from 'zod/mini';
import { errorNamed, nameOf } from './errors';
import { type HttpAnswer, post } from './http-post';
import type { SecretSource } from './secret';

/** What a provider is called with; it may hold more. */
export interface ProviderSecret {
  /** Sent as a bearer token. */
  readonly apiKey: string;
}

/** Someone else's service over HTTP. */
export interface ProviderHttp {
  /**
   * Posts JSON under an idempotency key and returns the answer, whatever its status. A key that is refused (401)
   * is read anew, once: it may have been rotated.
   * @throws the error named `unavailable` if nothing comes back in time, or too much; else what the secret throws
   */
  post(path: string, idempotencyKey: string, body: object): Promise<HttpAnswer>;
  /**
   * What a 2xx answer holds.
   * @throws the error named `unavailable` on 5xx, 408, 409, 425, 429 and on a body that is not understood: an
   *   effect may have happened. The one named `rejected` on any other status
   */
  read<T>(answer: HttpAnswer, schema: z.core.$ZodType<T>): T;
}

/** Below 500, yet worth another try: request timeout, a request under the same key under way, too early, too many. */
const PASSING: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** A provider, reached with the key from its secret. No error of it quotes an answer, a key or a library's message. */
export function makeProviderHttp(options: {
  /** As errors call it: `payment provider`. */
  readonly name: string;
  /** Names of errors that the workflow matches: one that asking again may mend, and one that it would not. */
  readonly errors: { readonly unavailable: string; readonly rejected: string };
  /** Without the slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly secret: SecretSource<ProviderSecret>;
  readonly fetch: typeof fetch;
}): ProviderHttp {
  const { name, errors, secret } = options;

  return {
    async post(path, idempotencyKey, body) {
      const ask = async ({ apiKey }: ProviderSecret): Promise<HttpAnswer> => {
        try {
          return await post(options.fetch, `${options.url}${path}`, {
            headers: {
              authorization: `Bearer ${apiKey}`,
              'content-type': 'application/json',
              'idempotency-key': idempotencyKey,
            },
            body: JSON.stringify(body),
            timeoutMs: options.timeoutMs,
          });
        } catch (error) {
          // Not the error's own message: what a network library quotes is not ours to choose.
          throw errorNamed(errors.unavailable, `${name} did not answer: ${nameOf(error)}`);
        }
      };
      const answer = await ask(await secret.read());
      return answer.status === 401 ? ask(await secret.refresh()) : answer;
    },

    read(answer, schema) {
      const { status } = answer;
      if (status >= 500 || PASSING.has(status)) {
        throw errorNamed(errors.unavailable, `${name} answered ${status}`);
      }
      if (status < 200 || status > 299) {
        throw errorNamed(errors.rejected, `${name} answered ${status}; expected 2xx`);
      }
      const parsed = z.safeParse(schema, jsonOf(answer));
      if (!parsed.success) {
        const message = `${name} answered ${status} with a body that is not understood`;
        throw errorNamed(errors.unavailable, message);
      }
      return parsed.data;
    },
  };
}

/** The JSON in an answer; `undefined` if it is none. */
export function jsonOf({ text }: HttpAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
