import * as z from 'zod/mini';

/**
 * The row of a payment. It moves PENDING → CAPTURED → REFUNDED, PENDING → DECLINED, or PENDING → CANCELLED →
 * REFUNDED (a capture that came late); a row that begins as CANCELLED is a tombstone: no charge may follow.
 */
export const paymentSchema = z.object({
  orderId: z.string(),
  status: z.enum(['PENDING', 'CAPTURED', 'DECLINED', 'CANCELLED', 'REFUNDED']),
  /** Minor units. Absent on a tombstone: nothing was ever asked of the provider. */
  amountMinor: z.optional(z.int()),
  currency: z.optional(z.string()),
  /** Of the latest attempt; removed once answered. A secret: whoever has it can answer for the provider. */
  taskToken: z.optional(z.string()),
  /** SHA-256 of the token answered last, so that a repeated invocation knows it. */
  answeredTokenHash: z.optional(z.string()),
  chargeId: z.optional(z.string()),
  declineReason: z.optional(z.string()),
  /** Seconds since 1970. */
  expiresAt: z.int(),
});

/** A payment as it is stored. */
export type Payment = Readonly<z.infer<typeof paymentSchema>>;
