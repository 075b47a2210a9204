import * as z from 'zod';
import type { SecretSource } from '../shared/secret';
import { chargeIdSchema, declineReasonSchema } from './payment-event';
import type { PaymentSecret } from './payment-secret';
import { type ProviderAnswer, post, rejected, unavailable } from './provider-http';

/** A charge as the provider answers it; `pending` is decided later, by webhook. */
export interface Charge {
  readonly status: 'pending' | 'captured' | 'declined';
  /** Absent only where the charge was declined outright. */
  readonly chargeId?: string | undefined;
  readonly declineReason?: string | undefined;
}

/** `not_found`: there is no charge. A provider must not remember that answer under the idempotency key. */
export type Refund = 'refunded' | 'voided' | 'not_found';

/** The payment provider. Both calls may be repeated: their idempotency keys are made of order and step alone. */
export interface PaymentProvider {
  charge(request: {
    readonly orderId: string;
    readonly amountMinor: number;
    readonly currency: string;
  }): Promise<Charge>;
  refund(orderId: string): Promise<Refund>;
}

const chargeSchema = z.object({
  chargeId: chargeIdSchema,
  status: z.enum(['pending', 'captured', 'declined']),
  declineReason: declineReasonSchema.optional(),
});

/** Of a 402, whose body not every provider fills: what is unreadable is left out. */
const declinedSchema = z
  .object({
    chargeId: chargeIdSchema.optional().catch(undefined),
    declineReason: declineReasonSchema.optional().catch(undefined),
  })
  .catch({});

const refundSchema = z.object({ status: z.enum(['refunded', 'voided', 'not_found']) });

/** Below 500, yet worth another try: request timeout, a request under the same key under way, too early, too many. */
const PASSING: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/**
 * The provider over HTTP.
 * @throws PaymentProviderUnavailable on 5xx, 408, 409, 425, 429, no or no readable answer; an effect may have happened
 * @throws PaymentRequestRejected on any other status
 */
export function makePaymentProvider(options: {
  /** Without the slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly secret: SecretSource<PaymentSecret>;
  readonly fetch: typeof fetch;
}): PaymentProvider {
  const send = async (path: string, key: string, body: object): Promise<ProviderAnswer> => {
    const ask = ({ apiKey }: PaymentSecret) =>
      post(options.fetch, `${options.url}${path}`, {
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
        timeoutMs: options.timeoutMs,
      });
    const answer = await ask(await options.secret.read());
    // The key may have been rotated since it was read.
    return answer.status === 401 ? ask(await options.secret.refresh()) : answer;
  };

  return {
    async charge({ orderId, amountMinor, currency }) {
      const body = { reference: orderId, amountMinor, currency };
      const answer = await send('/charges', `order/${orderId}/charge`, body);
      return answer.status === 402
        ? { ...declinedSchema.parse(jsonOf(answer)), status: 'declined' }
        : parse(chargeSchema, answer);
    },

    async refund(orderId) {
      const path = `/charges/${encodeURIComponent(orderId)}/refund`;
      const answer = await send(path, `order/${orderId}/refund`, {});
      return answer.status === 404 ? 'not_found' : parse(refundSchema, answer).status;
    },
  };
}

function parse<T>(schema: z.ZodType<T>, answer: ProviderAnswer): T {
  const { status } = answer;
  if (status >= 500 || PASSING.has(status)) {
    throw unavailable(`payment provider answered ${status}`);
  }
  if (status < 200 || status > 299) {
    throw rejected(`payment provider answered ${status}; expected 2xx`);
  }
  const parsed = schema.safeParse(jsonOf(answer));
  if (!parsed.success) {
    throw unavailable(`payment provider answered ${status} with a body that is not understood`);
  }
  return parsed.data;
}

function jsonOf({ text }: ProviderAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
