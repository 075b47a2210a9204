import { errorNamed } from '../shared/errors';
import type { Log } from '../shared/logger';
import type { Count } from '../shared/metrics';
import { type DecisionLink, secretHashOf } from './decision-link';
import { type LinkServices, type OpenedLink, openLink } from './open-link';
import { type AskedRequest, type DecidedRequest, outputOf, sealContextOf } from './request-row';
import type { RequestsTable } from './requests-table';
import type { AnswerTask, DecisionOutput, Refusal } from './task-answer';
import type { TokenSeal } from './token-seal';

/** What deciding works with. */
export interface DecideServices extends LinkServices {
  readonly requests: RequestsTable;
  readonly answerTask: AnswerTask;
  readonly seal: TokenSeal;
  readonly newId: () => string;
  readonly log: Log;
  readonly count: Count;
}

/** What somebody decided on the page. */
export type Verdict = Pick<DecisionOutput, 'outcome' | 'comment'>;

/**
 * How a POST ended: `recorded`, if it is the decision; `refused`, if it was recorded, but the execution had ended and
 * hears of it only if it is redriven; else what the link was worth.
 */
export type DecisionResult =
  | { readonly kind: 'recorded'; readonly request: DecidedRequest }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | Exclude<OpenedLink, { readonly kind: 'open' }>;

/**
 * Decides through a link, once: record, answer, mark as answered. The record is the decision; whatever crashes behind
 * it, the next click answers in its place, and a workflow that wakes by its timeout reads the record.
 * @throws ServiceUnavailable if the same click has to come again
 */
export async function decide(
  services: DecideServices,
  link: DecisionLink,
  verdict: Verdict,
): Promise<DecisionResult> {
  const opened = await openLink(services, link);
  if (opened.kind !== 'open') {
    return opened.kind === 'decided' ? finish(services, link, opened) : opened;
  }
  // Before the record: a decision that could not be told should not be made.
  const token = await unseal(services, link, opened.request);
  const decision = {
    ...verdict,
    decidedAt: new Date(services.now()).toISOString(),
    decisionId: services.newId(),
  };
  await services.requests.decide(link.requestId, secretHashOf(link.secret), decision);

  // Whoever won, the row tells, even of a write whose answer was lost.
  const after = await openLink(services, link);
  if (after.kind === 'open') {
    throw errorNamed('ServiceUnavailable', 'the decision was not recorded');
  }
  if (after.kind !== 'decided') {
    return after;
  }
  if (after.request.decisionId !== decision.decisionId) {
    return finish(services, link, after);
  }
  services.count('DecisionsRecorded');
  return tell(services, after.request, token);
}

/** A decision that was not told yet is told by whoever comes next, whatever that one came for. */
async function finish<T extends { readonly request: DecidedRequest }>(
  services: DecideServices,
  link: DecisionLink,
  decided: T,
): Promise<T> {
  const { request } = decided;
  if (request.answeredAt === undefined && request.sealedToken !== undefined) {
    await tell(services, request, await unseal(services, link, request));
  }
  return decided;
}

async function tell(
  services: DecideServices,
  request: DecidedRequest,
  token: string,
): Promise<DecisionResult> {
  const { requests, executions, answerTask, now } = services;
  const log = services.log.about(request.expenseId);
  const answer = await answerTask(token, outputOf(request));
  if (answer !== 'taken' && !(await isHeard(executions, request))) {
    log.warn('the execution ended before it was told of the decision', { answer });
    return { kind: 'refused', refusal: answer };
  }
  await requests.markAnswered(request.requestId, new Date(now()).toISOString());
  log.info('decision recorded', { approverId: request.approverId, answer });
  return { kind: 'recorded', request };
}

/**
 * An answer that is refused may have been taken before. An execution that runs reads the decision from the row when it
 * wakes; one that succeeded has had it.
 */
async function isHeard(
  executions: LinkServices['executions'],
  { expenseId }: AskedRequest,
): Promise<boolean> {
  const status = (await executions.describe(expenseId))?.status;
  return status === 'RUNNING' || status === 'SUCCEEDED';
}

function unseal(
  { seal }: DecideServices,
  { secret }: DecisionLink,
  request: AskedRequest,
): Promise<string> {
  return seal.open(request.sealedToken ?? '', secret, sealContextOf(request));
}
