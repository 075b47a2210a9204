import * as z from 'zod';
import type { EngineTime } from './engine-time';
import { Ledger } from './ledger';
import { type LoopbackRequest, type LoopbackResponse, listen } from './loopback-server';
import { moneyText } from './money-text';
import { type Charge, Charges } from './payment-charges';
import type { PaymentScript } from './payment-scripts';
import { json, jsonOf } from './provider-json';
import type { Webhook } from './webhook';

/** Virtual milliseconds from a charge to its decision. */
const DECISION_MS = 2_000;
const LATE_DECISION_MS = 3_600_000;

/** A request as it came in, for those who judge idempotency keys. */
export interface ProviderRequest {
  readonly step: 'charge' | 'refund';
  readonly reference: string;
  readonly idempotencyKey: string;
}

/** A payment provider over HTTP: `POST /charges`, `POST /charges/<reference>/refund`. */
export interface PaymentProvider {
  readonly url: string;
  readonly ledger: Ledger;
  /** What came in for a reference, oldest first. */
  requestsOf(reference: string): readonly ProviderRequest[];
  /** How charges of that reference are decided. @default capture */
  script(reference: string, script: PaymentScript): void;
  close(): Promise<void>;
}

const chargeSchema = z.object({
  reference: z.string().min(1),
  amountMinor: z.int().min(1),
  currency: z.string().length(3),
});

/** Starts it. `tell` hears what it does to the customer's money. */
export async function openPaymentProvider(options: {
  readonly apiKey: string;
  readonly webhook: Webhook;
  readonly time: EngineTime;
  readonly tell: (says: string) => void;
}): Promise<PaymentProvider> {
  const { apiKey, time, tell, webhook } = options;
  const ledger = new Ledger();
  const charges = new Charges(ledger);
  const scripts = new Map<string, PaymentScript>();
  const requests = new Map<string, ProviderRequest[]>();
  const note = (request: ProviderRequest): void => {
    const { reference } = request;
    requests.set(reference, [...(requests.get(reference) ?? []), request]);
  };

  const eventOf = ({ reference, chargeId, status, amountMinor, currency }: Charge) => ({
    reference,
    chargeId,
    status: status === 'declined' ? 'declined' : 'captured',
    amountMinor,
    currency,
    ...(status === 'declined' ? { declineReason: 'insufficient funds' } : {}),
  });

  const decide = (charge: Charge, verdict: 'captured' | 'declined'): boolean => {
    const decided = charges.decide(charge, verdict);
    if (decided) tell(`${verdict} ${moneyText(charge.amountMinor, charge.currency)}`);
    return decided;
  };

  const decideLater = async (charge: Charge, script: PaymentScript): Promise<void> => {
    if (script === 'never') return;
    const verdict = script === 'decline' ? 'declined' : 'captured';
    const run = async () => {
      if (!decide(charge, verdict)) return;
      const event = eventOf(charge);
      await webhook.deliver(event);
      if (script === 'duplicate') await webhook.deliver(event);
    };
    if (script === 'early') await run();
    else time.later(script === 'late' ? LATE_DECISION_MS : DECISION_MS, run);
  };

  const charge = async (idempotencyKey: string, body: string): Promise<LoopbackResponse> => {
    const parsed = chargeSchema.safeParse(jsonOf(body));
    if (!parsed.success) return json(422, { error: 'invalid charge' });
    const { reference } = parsed.data;
    note({ step: 'charge', reference, idempotencyKey });
    const { charge: found, isNew } = charges.open({ ...parsed.data, idempotencyKey });
    if (found.amountMinor !== parsed.data.amountMinor)
      return json(422, { error: 'another amount' });
    const script = scripts.get(reference) ?? 'capture';
    if (isNew && script === 'capture-at-once') decide(found, 'captured');
    else if (isNew && script === 'decline-at-once') decide(found, 'declined');
    else if (isNew) await decideLater(found, script);
    if (found.status === 'declined') return json(402, eventOf(found));
    // A charge that was undone is told as it was: only who undid it knows better.
    const status = found.status === 'voided' ? 'pending' : found.status;
    return json(200, {
      chargeId: found.chargeId,
      status: status === 'refunded' ? 'captured' : status,
    });
  };

  const refund = (idempotencyKey: string, reference: string): LoopbackResponse => {
    note({ step: 'refund', reference, idempotencyKey });
    const moved = ledger.of(reference).length;
    const status = charges.refund(reference);
    const [posting] = ledger.of(reference).slice(moved + 1);
    if (posting !== undefined) tell(`refunded ${moneyText(posting.amountMinor, posting.currency)}`);
    return json(status === 'not_found' ? 404 : 200, { status });
  };

  const answer = async ({ path, headers, body }: LoopbackRequest): Promise<LoopbackResponse> => {
    if (headers.authorization !== `Bearer ${apiKey}`) return json(401, { error: 'unauthorized' });
    const key = headers['idempotency-key'];
    if (typeof key !== 'string') return json(400, { error: 'idempotency-key is missing' });
    if (path === '/charges') return charge(key, body.toString('utf8'));
    const reference = /^\/charges\/([^/]+)\/refund$/.exec(path)?.[1];
    return reference === undefined
      ? json(404, { error: 'no such path' })
      : refund(key, decodeURIComponent(reference));
  };

  const { url, close } = await listen('payment provider', answer);
  return {
    url,
    ledger,
    requestsOf: (reference) => requests.get(reference) ?? [],
    script: (reference, script) => void scripts.set(reference, script),
    close,
  };
}
