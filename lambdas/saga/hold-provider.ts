import * as z from 'zod/mini';
import { SAGA_ERRORS } from '../../workflows/saga-errors';
import type { BookingStep } from '../../workflows/saga-parts';
import { jsonOf, makeProviderHttp } from '../shared/provider-http';
import type { SecretSource } from '../shared/secret';
import type { HoldProtocol } from './hold-protocol';
import type { SigningSecret } from './provider-secret';
import { signingFetch } from './signing-fetch';

/** A provider's answer to a hold. */
export type Hold =
  | { readonly status: 'held'; readonly holdId: string }
  | { readonly status: 'refused'; readonly reason: string };

/**
 * A provider that holds something for a booking until it is confirmed or released. Every call may be repeated: its
 * idempotency key is made of booking, step and call alone.
 */
export interface HoldProvider {
  /** @param body what is to be held, beside the booking's id */
  hold(bookingId: string, body: Readonly<Record<string, unknown>>): Promise<Hold>;
  /** `not_found`: it holds nothing for this booking. A provider must not remember that answer under the key. */
  confirm(bookingId: string): Promise<'confirmed' | 'not_found'>;
  release(bookingId: string): Promise<'released' | 'not_found'>;
}

const text = z.string().check(z.regex(/^[ -~]{1,200}$/));
const doneSchema = z.object({});
const refusalSchema = z.catch(z.object({ reason: z.catch(z.optional(text), undefined) }), {});

/** A refusal says so with its status: 402 (declined) or 410 (gone). Neither is worth another try. */
const REFUSING: ReadonlySet<number> = new Set([402, 410]);

/**
 * A provider over HTTP.
 * @throws ProviderUnavailable on 5xx, 408, 409, 425, 429, no or no readable answer; an effect may have happened
 * @throws ProviderRequestRejected on any other status
 */
export function makeHoldProvider(options: {
  readonly step: BookingStep;
  readonly protocol: HoldProtocol;
  /** Without the slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly secret: SecretSource<SigningSecret>;
  readonly fetch: typeof fetch;
}): HoldProvider {
  const { step, protocol } = options;
  const http = makeProviderHttp({
    ...options,
    fetch: signingFetch(options.fetch, options.secret),
    name: `${step} provider`,
    errors: {
      unavailable: SAGA_ERRORS.providerUnavailable,
      rejected: SAGA_ERRORS.providerRequestRejected,
    },
  });
  const keyOf = (bookingId: string, call: string) => `saga/${bookingId}/${step}/${call}`;
  const settle = async (bookingId: string, call: string): Promise<boolean> => {
    const path = `${protocol.path}/${encodeURIComponent(bookingId)}/${call}`;
    const answer = await http.post(path, keyOf(bookingId, call), {});
    if (answer.status === 404) return false;
    http.read(answer, doneSchema);
    return true;
  };

  return {
    async hold(bookingId, body) {
      const key = keyOf(bookingId, protocol.hold);
      const answer = await http.post(protocol.path, key, { ...body, reference: bookingId });
      if (REFUSING.has(answer.status)) {
        const { reason = 'no reason given' } = refusalSchema.parse(jsonOf(answer));
        return { status: 'refused', reason };
      }
      return { status: 'held', holdId: http.read(answer, protocol.answer) };
    },
    async confirm(bookingId) {
      return (await settle(bookingId, protocol.confirm)) ? 'confirmed' : 'not_found';
    },
    async release(bookingId) {
      return (await settle(bookingId, protocol.release)) ? 'released' : 'not_found';
    },
  };
}
