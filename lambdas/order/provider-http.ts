import { ORDER_ERRORS } from '../../workflows/order-errors';
import { errorNamed, nameOf } from '../shared/errors';

/** An answer of the provider is a few hundred bytes; more is not one. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** What came back: a status, and the text of the body. */
export interface ProviderAnswer {
  readonly status: number;
  readonly text: string;
}

/** A fault that passes: the workflow asks again, under the same idempotency key. */
export function unavailable(message: string): Error {
  return errorNamed(ORDER_ERRORS.paymentProviderUnavailable, message);
}

/** A fault of ours, which asking again would not mend. */
export function rejected(message: string): Error {
  return errorNamed(ORDER_ERRORS.paymentRequestRejected, message);
}

/**
 * Posts and reads the whole answer, within the time given. Redirects are not followed: they would carry the
 * key elsewhere.
 * @throws PaymentProviderUnavailable if nothing comes back in time, or too much
 */
export async function post(
  fetchFn: typeof fetch,
  url: string,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly timeoutMs: number;
  },
): Promise<ProviderAnswer> {
  try {
    const response = await fetchFn(url, {
      method: 'POST',
      headers: options.headers,
      body: options.body,
      redirect: 'manual',
      // Covers the body too: a provider that trickles is one that does not answer.
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    return { status: response.status, text: await readText(response) };
  } catch (error) {
    // Not the error's own message: what a network library quotes is not ours to choose.
    throw unavailable(`payment provider did not answer: ${nameOf(error)}`);
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      throw new RangeError('answer too large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
