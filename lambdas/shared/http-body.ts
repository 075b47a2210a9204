import { HttpProblem } from './http-response';

interface WithBody {
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean | undefined;
}

/**
 * The bytes that were sent, whichever way API Gateway hands them over; none if there is no body.
 * @throws HttpProblem 413 if there are more than allowed
 */
export function bodyBytes(event: WithBody, maxBytes: number): Buffer {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded === true ? 'base64' : 'utf8');
  if (bytes.byteLength > maxBytes) {
    throw new HttpProblem(413, { error: 'BodyTooLarge', maxBytes });
  }
  return bytes;
}

/**
 * JSON from bytes. The parser's own message is not passed on: it quotes the text.
 * @throws HttpProblem 400 if the bytes are not UTF-8 or not JSON
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem(400, { error: 'InvalidJson' });
  }
}
