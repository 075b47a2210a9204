import type { Effects } from './effects';

type ChargeStatus = 'pending' | 'captured' | 'declined' | 'voided' | 'refunded';

/** A charge at the provider; the counts are what really happened to the customer's money. */
export interface FakeCharge {
  readonly chargeId: string;
  readonly amountMinor: number;
  readonly currency: string;
  status: ChargeStatus;
  captures: number;
  refunds: number;
}

/** A provider that charges each reference once and refunds it once, over HTTP. */
export interface FakePaymentProvider {
  readonly fetch: typeof fetch;
  readonly charges: Map<string, FakeCharge>;
  readonly requests: { readonly url: string; readonly headers: Headers; readonly body: string }[];
  /** How it decides new charges; `pending` ones are decided by `decide`. */
  decision: 'pending' | 'captured' | 'declined';
  /** Decides a pending charge and returns the event that the webhook delivers; undefined if none is pending. */
  decide(reference: string, status: 'captured' | 'declined'): object | undefined;
}

/** A provider without charges that decides everything later. */
export function makeFakePaymentProvider(effects: Effects): FakePaymentProvider {
  const charges = new Map<string, FakeCharge>();

  const charge = (body: string): object => {
    const { reference, amountMinor, currency } = JSON.parse(body);
    const known = charges.get(reference);
    const { decision: status } = provider;
    const made = known ?? {
      chargeId: `ch_${reference}`,
      amountMinor,
      currency,
      status,
      captures: status === 'captured' ? 1 : 0,
      refunds: 0,
    };
    charges.set(reference, made);
    // The API knows three; a charge that was undone stays captured or pending in a repeated answer.
    const repeated = made.status === 'refunded' ? 'captured' : made.status;
    return {
      chargeId: made.chargeId,
      status: repeated === 'voided' ? 'pending' : repeated,
      ...(repeated === 'declined' && { declineReason: 'insufficient funds' }),
    };
  };

  const refund = (reference: string): object => {
    const found = charges.get(reference);
    if (found?.status === 'captured') {
      found.status = 'refunded';
      found.refunds += 1;
    } else if (found?.status === 'pending') {
      found.status = 'voided';
    }
    const done = found?.status === 'refunded' || found?.status === 'voided';
    return { status: done ? found.status : 'not_found' };
  };

  const provider: FakePaymentProvider = {
    charges,
    requests: [],
    decision: 'pending',
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      const body = String(init?.body ?? '');
      provider.requests.push({ url: String(input), headers: new Headers(init?.headers), body });
      const refunded = /^\/charges\/([^/]+)\/refund$/.exec(pathname)?.[1];
      return refunded === undefined
        ? effects.run('provider:charge', () => Response.json(charge(body)))
        : effects.run('provider:refund', () => Response.json(refund(refunded)));
    },
    decide(reference, status) {
      const pending = charges.get(reference);
      if (pending?.status !== 'pending') {
        return undefined;
      }
      pending.status = status;
      pending.captures += status === 'captured' ? 1 : 0;
      const { chargeId, amountMinor, currency } = pending;
      return { reference, chargeId, status, amountMinor, currency };
    },
  };
  return provider;
}
