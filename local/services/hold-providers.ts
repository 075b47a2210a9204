import * as z from 'zod';
import { digestOf, sign } from '../../lambdas/shared/webhook-signature';
import { HoldBooks } from './hold-books';
import type { Ledger } from './ledger';
import { type LoopbackRequest, type LoopbackResponse, listen } from './loopback-server';
import { json, jsonOf } from './provider-json';

/** How a provider treats a booking. */
export const HOLD_SCRIPTS = [
  'accept',
  /** Sold out, or declined. */
  'refuse',
  /** Answers 503 to everything, and does nothing. */
  'down',
  /** Holds, and answers 503: nobody knows. */
  'hold-unseen',
  /** Answers 503 to whoever wants to confirm. */
  'no-confirm',
  /** Answers 422 to whoever wants to release. */
  'no-release',
] as const;
export type HoldScript = (typeof HOLD_SCRIPTS)[number];

/** A request as it came in, for those who judge idempotency keys. */
export interface HoldRequest {
  readonly provider: string;
  readonly call: string;
  readonly reference: string;
  readonly idempotencyKey: string;
}

/** Providers of travel and of payments on one server, each under `/<name>`. */
export interface HoldProviders {
  readonly url: string;
  /** By name. */
  readonly books: ReadonlyMap<string, HoldBooks>;
  /** What came in for a booking, oldest first. */
  requestsOf(reference: string): readonly HoldRequest[];
  /** @default accept */
  script(provider: string, reference: string, script: HoldScript): void;
  close(): Promise<void>;
}

const holdSchema = z.union([
  z
    .object({ reference: z.string().min(1), offerId: z.string().min(1), holdUntil: z.string() })
    .transform(({ reference, offerId }) => ({ reference, offerId, quantity: 1 })),
  z
    .object({
      reference: z.string().min(1),
      amountMinor: z.int().min(1),
      currency: z.string().length(3),
      paymentMethodId: z.string().min(1),
    })
    .transform(({ reference, amountMinor, currency }) => ({
      reference,
      offerId: currency,
      quantity: amountMinor,
    })),
]);

const CONFIRMING: ReadonlySet<string> = new Set(['confirm', 'capture']);

/** Starts them. `tell` hears what they do; captured money moves in the ledger. */
export async function openHoldProviders(options: {
  readonly names: readonly string[];
  readonly apiKey: string;
  readonly requestSigningSecret: string;
  readonly ledger: Ledger;
  readonly tell: (provider: string, says: string) => void;
}): Promise<HoldProviders> {
  const { apiKey, requestSigningSecret, ledger, tell } = options;
  const books = new Map(options.names.map((name) => [name, new HoldBooks()]));
  const scripts = new Map<string, HoldScript>();
  const requests = new Map<string, HoldRequest[]>();
  const scriptOf = (provider: string, reference: string) =>
    scripts.get(`${provider}/${reference}`) ?? 'accept';
  const note = (request: HoldRequest): void => {
    requests.set(request.reference, [...(requests.get(request.reference) ?? []), request]);
  };

  const hold = (provider: string, kind: string, idempotencyKey: string, body: string) => {
    const parsed = holdSchema.safeParse(jsonOf(body));
    if (!parsed.success) return json(422, { error: 'invalid request' });
    const { reference, offerId } = parsed.data;
    note({ provider, call: 'hold', reference, idempotencyKey });
    const script = scriptOf(provider, reference);
    if (script === 'down') return json(503, {});
    const isMoney = kind === 'authorizations';
    const book = books.get(provider);
    const count = book?.of(reference).length;
    const made = script === 'refuse' ? undefined : book?.hold({ ...parsed.data, idempotencyKey });
    if (made === undefined) {
      tell(provider, isMoney ? 'declined the card' : `has no more ${offerId}`);
      return json(isMoney ? 402 : 410, { reason: isMoney ? 'no funds' : 'sold out' });
    }
    if (book?.of(reference).length !== count)
      tell(provider, isMoney ? 'keeps the money' : `holds ${offerId}`);
    if (script === 'hold-unseen') return json(503, {});
    return json(200, { [isMoney ? 'authorizationId' : 'reservationId']: made.holdId });
  };

  const settle = (provider: string, reference: string, call: string, idempotencyKey: string) => {
    note({ provider, call, reference, idempotencyKey });
    const script = scriptOf(provider, reference);
    const confirms = CONFIRMING.has(call);
    if (script === 'down' || (script === 'no-confirm' && confirms)) return json(503, {});
    if (script === 'no-release' && !confirms) return json(422, {});
    const book = books.get(provider);
    const moved = (confirms ? book?.confirm(reference) : book?.release(reference)) ?? [];
    for (const { offerId: currency, quantity: amountMinor } of moved) {
      if (call === 'capture') ledger.move('capture', { reference, amountMinor, currency });
      tell(provider, PAST[call] ?? call);
    }
    const wanted = confirms ? 'confirmed' : 'released';
    const done = book?.of(reference).some(({ status }) => status === wanted) ?? false;
    return json(done ? 200 : 404, {});
  };

  const answer = async ({ path, headers, body }: LoopbackRequest): Promise<LoopbackResponse> => {
    const key = headers['idempotency-key'];
    if (headers.authorization !== `Bearer ${apiKey}`) return json(401, {});
    if (typeof key !== 'string') return json(400, { error: 'idempotency-key is missing' });
    if (headers['x-signature'] !== sign(requestSigningSecret, key, digestOf(body))) {
      return json(403, { error: 'the signature does not fit' });
    }
    const [, provider = '', kind = '', reference, call] = path.split('/');
    if (!books.has(provider)) return json(404, { error: 'no such provider' });
    return reference === undefined || call === undefined
      ? hold(provider, kind, key, body.toString('utf8'))
      : settle(provider, decodeURIComponent(reference), call, key);
  };

  const { url, close } = await listen('providers', answer);
  return {
    url,
    books,
    requestsOf: (reference) => requests.get(reference) ?? [],
    script: (provider, reference, script) => void scripts.set(`${provider}/${reference}`, script),
    close,
  };
}

/** What a call did, for a reader of the timeline. */
const PAST: Readonly<Record<string, string>> = {
  confirm: 'confirmed it',
  release: 'released it',
  capture: 'took the money',
  void: 'gave the money back',
};
