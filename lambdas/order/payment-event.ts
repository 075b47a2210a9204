import * as z from 'zod/mini';
import { currencySchema } from '../shared/currencies';
import { MAX_TOTAL_MINOR, orderIdSchema } from './order-schema';

/** The provider's id of a charge. */
export const chargeIdSchema = z
  .string()
  .check(z.regex(/^[!-~]{1,128}$/, 'must be 1 to 128 printable ASCII characters without blanks'));

const MAX_REASON_LENGTH = 200;

/**
 * Why a charge was declined, in the provider's words: kept to one short printable line, never a cause to
 * refuse the message that carries it.
 */
export const declineReasonSchema = z.pipe(
  z.string(),
  z.transform((text: string) => text.replaceAll(/[^ -~]+/g, ' ').slice(0, MAX_REASON_LENGTH)),
);

/** An amount that an order can have, in minor units. */
export const amountSchema = z.int().check(z.minimum(1), z.maximum(MAX_TOTAL_MINOR));

/** The body of `POST /payments/callback`. Fields that the provider adds later are left out, not refused. */
export const paymentEventSchema = z.object({
  reference: orderIdSchema,
  chargeId: chargeIdSchema,
  status: z.enum(['captured', 'declined']),
  amountMinor: amountSchema,
  currency: currencySchema,
  declineReason: z.optional(declineReasonSchema),
});

/** What the provider tells about a charge, by webhook or in answer to our request. */
export interface PaymentEvent {
  readonly orderId: string;
  /** Absent only where a charge was declined before it had an id. */
  readonly chargeId?: string | undefined;
  readonly status: 'captured' | 'declined';
  readonly amountMinor: number;
  readonly currency: string;
  readonly declineReason?: string | undefined;
}
