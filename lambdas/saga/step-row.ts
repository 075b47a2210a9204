import * as z from 'zod/mini';

/**
 * The row of a step. It moves RESERVING → RESERVED → CONFIRMED, RESERVING → REFUSED (the provider said no), or from
 * RESERVING or RESERVED → RELEASING → RELEASED. A row that begins as RELEASED is a tombstone: the step was
 * compensated before it ran, and is refused from then on.
 */
export const stepRowSchema = z.object({
  bookingId: z.string(),
  step: z.string(),
  status: z.enum(['RESERVING', 'RESERVED', 'CONFIRMED', 'REFUSED', 'RELEASING', 'RELEASED']),
  /** The provider's name for what it holds: a reservation or an authorization. Empty before it has answered. */
  holdId: z._default(z.string(), ''),
  /** Why the provider refused. */
  reason: z._default(z.string(), ''),
  /** Seconds since 1970. */
  expiresAt: z.int(),
});

/** A step as it is stored. */
export type StepRow = Readonly<z.infer<typeof stepRowSchema>>;
