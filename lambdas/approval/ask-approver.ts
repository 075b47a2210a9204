import { createHash } from 'node:crypto';
import type { Log } from '../shared/logger';
import type { MailLink } from './approver-mail';
import { linkIdOf, secretHashOf } from './decision-link';
import { judgeRequest } from './judge-request';
import type { RequestMessage } from './request-message';
import { outputOf, sealContextOf } from './request-row';
import type { RequestsTable } from './requests-table';
import type { AnswerTask } from './task-answer';
import type { TokenSeal } from './token-seal';

/** What asking works with. */
export interface AskServices {
  readonly requests: RequestsTable;
  readonly answerTask: AnswerTask;
  readonly seal: TokenSeal;
  readonly mailLink: MailLink;
  readonly approverIds: readonly string[];
  readonly newSecret: () => string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Milliseconds in which one invocation alone mails a link: more than a function may run, and no more than a message
 * stays hidden (`config/approval.ts`), so that the redelivery after a crash finds the lease at its end.
 */
export const LEASE_MS = 30_000;

const MILLISECONDS = 1000;

/**
 * Puts a question to an approver: stores the sealed token under a new link and mails the link. False if the message
 * has to come again. Only the hash of a link is stored, so a link that may or may not have been mailed cannot be mailed
 * again: it is replaced by a new one.
 */
export async function askApprover(
  services: AskServices,
  message: RequestMessage,
): Promise<boolean> {
  const { requests, approverIds, now } = services;
  const { taskToken, timeoutSeconds, ...question } = message;
  const { requestId, expenseId, approverId, employeeId, redriveCount, retryCount } = question;
  const log = services.log.about(expenseId);
  if (!approverIds.includes(approverId) || approverId === employeeId) {
    log.error('approver may not decide this expense', { approverId });
    return false;
  }
  const tokenHash = createHash('sha256').update(taskToken).digest('hex');
  const deadlineMs = question.askedAtMs + timeoutSeconds * MILLISECONDS;
  const judgement = judgeRequest(
    await requests.read(requestId),
    { tokenHash, redriveCount, retryCount, deadlineMs },
    now(),
  );
  if (judgement.kind === 'answer') {
    await services.answerTask(taskToken, outputOf(judgement.request));
    return requests.markAnswered(requestId, new Date(now()).toISOString());
  }
  if (judgement.kind !== 'ask') {
    log.info('question is put already, or too late to put', { judgement: judgement.kind });
    return judgement.kind === 'drop';
  }
  const secret = services.newSecret();
  const secretHash = secretHashOf(secret);
  const sealedToken = await services.seal.seal(
    taskToken,
    secret,
    sealContextOf({ requestId, approverId, deadlineMs }),
  );
  const leaseUntilMs = now() + LEASE_MS;
  const request = { ...question, deadlineMs, tokenHash, secretHash, leaseUntilMs };
  if (!(await requests.ask({ ...request, sealedToken }, judgement.replacedHash))) {
    // Another invocation, or the workflow, was first: the next delivery sees what holds.
    return false;
  }
  await services.mailLink({ ...request, linkId: linkIdOf({ requestId, secret }) });
  log.info('link mailed', { approverId });
  return requests.markMailed(requestId, secretHash, new Date(now()).toISOString());
}
