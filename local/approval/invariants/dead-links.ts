import { createHash } from 'node:crypto';
import type { Visit } from '../approver';
import type { ExpenseEvidence, RequestEvidence } from '../evidence';
import { isDecided, ofEachExpense } from './invariant';

/** What ends the life of every link that was mailed before it. */
const KILLING: ReadonlySet<string> = new Set([
  'ExecutionAborted',
  'ExecutionFailed',
  'ExecutionRedriven',
  'ExecutionTimedOut',
]);

/** A3: past its deadline a link is 410 and decides nothing; if it decided before, it says so. */
export const lateIsRefused = ofEachExpense(({ requests, visits }) => {
  const late = visits.find((visit) => {
    const request = requestOf(visit, requests);
    const isLate = visit.atMs > Number(request?.row?.['deadlineMs']);
    return isLate && !isRefused(visit, request, [410]);
  });
  return late && `a link was answered ${late.status} after its deadline, allowed 410`;
});

/** A10: a stop or a redrive kills the links of before: 410, or 404 once a new one has taken their place. */
export const oldLinksAreDead = ofEachExpense(({ history, visits, requests }: ExpenseEvidence) => {
  const killedMs = history
    .filter(({ type }) => KILLING.has(type))
    .map(({ timestamp }) => Date.parse(timestamp));
  const outlived = visits.find((visit) => {
    const isOld = killedMs.some((ms) => visit.mailedAtMs < ms && ms < visit.atMs);
    return isOld && !isRefused(visit, requestOf(visit, requests), [404, 410]);
  });
  return outlived && `a link of before a stop or a redrive was answered ${outlived.status}`;
});

/** The request that the link of a visit belongs to; undefined once another link has taken its place. */
function requestOf({ linkId }: Visit, requests: readonly RequestEvidence[]) {
  const secretHash = createHash('sha256')
    .update(linkId.split('.')[1] ?? '')
    .digest('hex');
  return requests.find(({ row }) => row?.['secretHash'] === secretHash);
}

/** True if a dead link was answered as one. A link that decided goes on telling what it decided. */
function isRefused(
  { kind, status }: Visit,
  request: RequestEvidence | undefined,
  dead: readonly number[],
): boolean {
  // A scanner's HEAD is 405 whatever the link, and a forged one has an invariant of its own.
  if (kind === 'scan' || kind === 'forge') return true;
  if (request === undefined || !isDecided(request)) return dead.includes(status);
  // Whoever comes back tells the workflow what nobody could tell it before, and may fail in that again.
  return kind === 'look' ? status === 200 : status === 409 || status >= 500;
}
