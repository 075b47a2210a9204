import type { LoopbackResponse } from './loopback-server';

/** What a provider answers. */
export function json(status: number, body: object): LoopbackResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** What a provider was sent; `undefined` if it is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
