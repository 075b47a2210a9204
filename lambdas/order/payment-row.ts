import * as z from 'zod';

/**
 * The row of a payment. It moves PENDING → CAPTURED → REFUNDED, PENDING → DECLINED, or PENDING → CANCELLED →
 * REFUNDED (a capture that came late); a row that begins as CANCELLED is a tombstone: no charge may follow.
 */
export const paymentSchema = z.object({
  orderId: z.string(),
  status: z.enum(['PENDING', 'CAPTURED', 'DECLINED', 'CANCELLED', 'REFUNDED']),
  /** Minor units. Absent on a tombstone: nothing was ever asked of the provider. */
  amountMinor: z.int().optional(),
  currency: z.string().optional(),
  /** Of the latest attempt; removed once answered. A secret: whoever has it can answer for the provider. */
  taskToken: z.string().optional(),
  /** SHA-256 of the token answered last, so that a repeated invocation knows it. */
  answeredTokenHash: z.string().optional(),
  chargeId: z.string().optional(),
  declineReason: z.string().optional(),
  /** Seconds since 1970. */
  expiresAt: z.int(),
});

/** A payment as it is stored. */
export type Payment = Readonly<z.infer<typeof paymentSchema>>;
