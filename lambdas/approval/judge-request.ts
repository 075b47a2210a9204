import {
  type AskedRequest,
  type DecidedRequest,
  type DecisionRequest,
  isDecided,
} from './request-row';

/** An attempt of the workflow to ask. */
export type Attempt = Pick<
  AskedRequest,
  'tokenHash' | 'redriveCount' | 'retryCount' | 'deadlineMs'
>;

/**
 * What a message asks for, given the request as it stands:
 * - `ask`: make a link and mail it, in the place of the one whose secret has the hash;
 * - `answer`: a decision is there, see that the workflow has it;
 * - `wait`: another invocation is about to mail the link, look again later;
 * - `drop`: nothing is left to do.
 */
export type Judgement =
  | { readonly kind: 'ask'; readonly replacedHash: string | undefined }
  | { readonly kind: 'answer'; readonly request: DecidedRequest }
  | { readonly kind: 'wait' | 'drop' };

/** Decides without any effect. */
export function judgeRequest(
  request: DecisionRequest | undefined,
  attempt: Attempt,
  nowMs: number,
): Judgement {
  if (request === undefined) {
    return nowMs < attempt.deadlineMs ? { kind: 'ask', replacedHash: undefined } : { kind: 'drop' };
  }
  if (isDecided(request)) {
    return { kind: 'answer', request };
  }
  if (request.secretHash === undefined || request.state === 'EXPIRED') {
    return { kind: 'drop' };
  }
  const ask = { kind: 'ask', replacedHash: request.secretHash } as const;
  if (nowMs >= attempt.deadlineMs) {
    return { kind: 'drop' };
  }
  if (request.tokenHash !== attempt.tokenHash) {
    // The workflow asked anew (a send that seemed lost, a redrive): the later token is the one that is waited on.
    return isLater(request, attempt) ? { kind: 'drop' } : ask;
  }
  if (request.mailedAt !== undefined) {
    return { kind: 'drop' };
  }
  return nowMs < request.leaseUntilMs ? { kind: 'wait' } : ask;
}

/** By counts and not by clocks: a message that is moved out of a dead letter queue is as old as it was. */
function isLater(one: AskedRequest, other: Attempt): boolean {
  return one.redriveCount === other.redriveCount
    ? one.retryCount > other.retryCount
    : one.redriveCount > other.redriveCount;
}
