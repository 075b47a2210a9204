import * as z from 'zod/mini';
import { ORDER_ERRORS } from '../../workflows/order-errors';
import { jsonOf, makeProviderHttp, type ProviderSecret } from '../shared/provider-http';
import type { SecretSource } from '../shared/secret';
import { chargeIdSchema, declineReasonSchema } from './payment-event';

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
  declineReason: z.optional(declineReasonSchema),
});

/** Of a 402, whose body not every provider fills: what is unreadable is left out. */
const declinedSchema = z.catch(
  z.object({
    chargeId: z.catch(z.optional(chargeIdSchema), undefined),
    declineReason: z.catch(z.optional(declineReasonSchema), undefined),
  }),
  {},
);

const refundSchema = z.object({ status: z.enum(['refunded', 'voided', 'not_found']) });

/**
 * The provider over HTTP.
 * @throws PaymentProviderUnavailable on 5xx, 408, 409, 425, 429, no or no readable answer; an effect may have happened
 * @throws PaymentRequestRejected on any other status
 */
export function makePaymentProvider(options: {
  /** Without the slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly secret: SecretSource<ProviderSecret>;
  readonly fetch: typeof fetch;
}): PaymentProvider {
  const http = makeProviderHttp({
    ...options,
    name: 'payment provider',
    errors: {
      unavailable: ORDER_ERRORS.paymentProviderUnavailable,
      rejected: ORDER_ERRORS.paymentRequestRejected,
    },
  });

  return {
    async charge({ orderId, amountMinor, currency }) {
      const body = { reference: orderId, amountMinor, currency };
      const answer = await http.post('/charges', `order/${orderId}/charge`, body);
      return answer.status === 402
        ? { ...declinedSchema.parse(jsonOf(answer)), status: 'declined' }
        : http.read(answer, chargeSchema);
    },

    async refund(orderId) {
      const path = `/charges/${encodeURIComponent(orderId)}/refund`;
      const answer = await http.post(path, `order/${orderId}/refund`, {});
      return answer.status === 404 ? 'not_found' : http.read(answer, refundSchema).status;
    },
  };
}
