import * as z from 'zod/mini';
import type { DecisionOutput } from './task-answer';

/** What was put to an approver, and where it stands. */
const askedSchema = z.object({
  requestId: z.string(),
  /** PENDING becomes one of the others, once: by a decision, or by the workflow when the time is up. */
  state: z.enum(['PENDING', 'APPROVED', 'REJECTED', 'EXPIRED']),
  expenseId: z.string(),
  approverId: z.string(),
  employeeId: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  purpose: z.string(),
  /** SHA-256 of the link's secret, which itself is nowhere but in the approver's mail. */
  secretHash: z.string(),
  /** SHA-256 of the task token: tells a message that came twice from a new attempt of the workflow. */
  tokenHash: z.string(),
  /** The task token, sealed; removed once answered, or when the time is up. */
  sealedToken: z.optional(z.string()),
  /** Which attempt of the workflow asked: the redrives of the execution, then the retries of the state. */
  redriveCount: z.int(),
  retryCount: z.int(),
  /** When it asked, in milliseconds since 1970. */
  askedAtMs: z.int(),
  /** From then on the link decides nothing; not after the task's own timeout. Milliseconds since 1970. */
  deadlineMs: z.int(),
  /** Until then one invocation alone mails the link. Milliseconds since 1970. */
  leaseUntilMs: z.int(),
  /** Set once the link is mailed; ISO 8601, like the next two. */
  mailedAt: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
  answeredAt: z.optional(z.string()),
  /** Names the one POST that decided. */
  decisionId: z.optional(z.string()),
  comment: z.optional(z.string()),
  /** Seconds since 1970: DynamoDB's time to live. */
  forgetAt: z.int(),
});

/** The workflow closed the request before it was ever put to anybody. */
const neverAskedSchema = z.object({
  requestId: z.string(),
  state: z.literal('EXPIRED'),
  secretHash: z.optional(z.undefined()),
});

export const requestSchema = z.union([askedSchema, neverAskedSchema]);

/** A request that was put to an approver. */
export type AskedRequest = Readonly<z.infer<typeof askedSchema>>;
/** A request as it is stored. */
export type DecisionRequest = AskedRequest | Readonly<z.infer<typeof neverAskedSchema>>;

/** A request that was decided. */
export type DecidedRequest = AskedRequest & {
  readonly state: DecisionOutput['outcome'];
  readonly decidedAt: string;
};

/** Whether somebody decided, as opposed to nobody yet, or nobody in time. */
export function isDecided(request: DecisionRequest): request is DecidedRequest {
  return request.state === 'APPROVED' || request.state === 'REJECTED';
}

/** What the workflow is told of a decided request; the same text each time. */
export function outputOf(request: DecidedRequest): DecisionOutput {
  return {
    outcome: request.state,
    decidedBy: request.approverId,
    decidedAt: request.decidedAt,
    comment: request.comment ?? '',
  };
}

/** What a sealed token of a request is bound to. */
export function sealContextOf({
  requestId,
  approverId,
  deadlineMs,
}: Pick<AskedRequest, 'requestId' | 'approverId' | 'deadlineMs'>) {
  return { requestId, approverId, deadline: String(deadlineMs) };
}
