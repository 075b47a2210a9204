/** An answer of an API is a few hundred bytes; more is not one. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** What came back: a status, and the text of the body. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Posts and reads the whole answer, within the time given. Redirects are not followed: they would carry the
 * credentials elsewhere.
 * @throws RangeError if the answer is larger than 64 KiB; else what fetch throws, TimeoutError among it
 */
export async function post(
  fetchFn: typeof fetch,
  url: string,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly timeoutMs: number;
  },
): Promise<HttpAnswer> {
  const response = await fetchFn(url, {
    method: 'POST',
    headers: options.headers,
    body: options.body,
    redirect: 'manual',
    // Covers the body too: a server that trickles is one that does not answer.
    signal: AbortSignal.timeout(options.timeoutMs),
  });
  return { status: response.status, text: await readText(response) };
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
