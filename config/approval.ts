import * as z from 'zod';
import type { Demand } from './demand';

/** Ids of people: the same rule as the handlers'. */
const approver = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be 1 to 64 of a-z, 0-9, ., _ and -'),
  /** Gets the links, once its owner has confirmed the subscription. */
  email: z.email(),
});

/** What the approval workflow is told of an environment. */
export const approvalSchema = z.strictObject({
  /** Nobody is asked below this sum; every other currency is for a person. */
  autoApproveBelow: z.strictObject({
    /** Minor units; 0 asks about everything. */
    amountMinor: z.int().min(0),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
  }),
  /** What each of the two approvers has; at most two weeks. */
  decisionTimeoutHours: z.int().min(1).max(336),
  /** In the order in which they are asked, the employee left out: hence three at least. */
  approvers: z.array(approver).min(3).max(50),
});

/**
 * Seconds in which one invocation alone mails a link (`lambdas/approval/ask-approver.ts`). A message that comes back
 * sooner after a crash would find the lease, and count a receive for nothing.
 */
const LEASE_SECONDS = 30;

/** Checks what the schema cannot. */
export function demandOfApproval(
  { approvers }: z.infer<typeof approvalSchema>,
  { visibilityTimeoutSeconds }: { readonly visibilityTimeoutSeconds: number },
  demand: Demand,
): void {
  demand(
    visibilityTimeoutSeconds >= LEASE_SECONDS,
    'queues.visibilityTimeoutSeconds',
    visibilityTimeoutSeconds,
    `must be at least ${LEASE_SECONDS}: one invocation alone mails a link for as long`,
  );
  for (const field of ['id', 'email'] as const) {
    const values = approvers.map((one) => one[field]);
    demand(
      new Set(values).size === values.length,
      'approval.approvers',
      approvers,
      `must name each ${field} once: the second approver is to be somebody else`,
    );
  }
}
