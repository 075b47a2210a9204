import type { Effects } from './effects';

/** What a provider holds for a booking; the counts are what really happened. */
export interface FakeHold {
  readonly holdId: string;
  status: 'held' | 'confirmed' | 'released';
  confirmations: number;
  releases: number;
}

/** Providers of travel and payment in memory, over HTTP; each holds a booking's thing once. */
export interface FakeHoldProviders {
  readonly fetch: typeof fetch;
  /** Holds by provider and booking: `flight/booking-1`. */
  readonly holds: Map<string, FakeHold>;
  readonly requests: { readonly url: string; readonly headers: Headers; readonly body: string }[];
  /** Providers that refuse every hold. */
  readonly refusing: Set<string>;
  /** What a provider answers instead of working: a status, by provider. */
  readonly broken: Map<string, number>;
}

const CONFIRMING: ReadonlySet<string> = new Set(['confirm', 'capture']);

/** Providers without holds, under `https://<provider>.example`. */
export function makeFakeHoldProviders(effects: Effects): FakeHoldProviders {
  const holds = new Map<string, FakeHold>();

  const hold = (provider: string, kind: string, reference: string): Response => {
    const key = `${provider}/${reference}`;
    if (providers.refusing.has(provider)) {
      const status = kind === 'authorizations' ? 402 : 410;
      return Response.json({ reason: 'none left' }, { status });
    }
    const made = holds.get(key) ?? {
      holdId: `${provider}-${reference}`,
      status: 'held' as const,
      confirmations: 0,
      releases: 0,
    };
    // A hold that comes after its release holds again: the harsh kind of provider.
    if (made.status === 'released') made.status = 'held';
    holds.set(key, made);
    const id = kind === 'authorizations' ? 'authorizationId' : 'reservationId';
    return Response.json({ [id]: made.holdId });
  };

  const settle = (provider: string, reference: string, call: string): Response => {
    const found = holds.get(`${provider}/${reference}`);
    if (found === undefined) return Response.json({}, { status: 404 });
    const wanted = CONFIRMING.has(call) ? 'confirmed' : 'released';
    if (found.status === 'held') {
      found.status = wanted;
      found[wanted === 'confirmed' ? 'confirmations' : 'releases'] += 1;
    }
    return found.status === wanted ? Response.json({}) : Response.json({}, { status: 422 });
  };

  const providers: FakeHoldProviders = {
    holds,
    requests: [],
    refusing: new Set(),
    broken: new Map(),
    fetch: async (input, init) => {
      const { hostname, pathname } = new URL(String(input));
      const provider = hostname.split('.')[0] ?? '';
      const [, kind = '', reference, call] = pathname.split('/');
      const body = String(init?.body ?? '');
      const headers = new Headers(init?.headers);
      providers.requests.push({ url: String(input), headers, body });
      const status = providers.broken.get(provider);
      if (status !== undefined) return Response.json({}, { status });
      return effects.run(`${provider}:${call ?? 'hold'}`, () =>
        reference === undefined
          ? hold(provider, kind, JSON.parse(body).reference)
          : settle(provider, reference, call ?? ''),
      );
    },
  };
  return providers;
}
