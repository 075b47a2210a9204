import type { BrokenInvariant } from '../../local-workflow';
import { brokenInvariantsOf } from '../../world/broken-invariants';
import { unexplained } from '../../world/dead-letters';
import type { Evidence } from '../evidence';
import { lateIsRefused, oldLinksAreDead } from './dead-links';
import type { Invariant } from './invariant';
import {
  approversAreAllowed,
  firstDecisionWins,
  forgeriesAreUnknown,
  linksWorkOnce,
  onlyPostsDecide,
} from './links';
import { approvedIsPaid, decisionsAreAudited, everyExpenseEnds } from './outcome';
import { everyTokenEnds, secretsAreKept } from './tokens';

/** What holds of every expense once nothing runs, whatever went wrong. */
export const APPROVAL_INVARIANTS: Readonly<Record<string, Invariant>> = {
  A1: everyTokenEnds,
  A2: firstDecisionWins,
  A3: lateIsRefused,
  A4: forgeriesAreUnknown,
  A5: onlyPostsDecide,
  A6: secretsAreKept,
  A7: approversAreAllowed,
  A8: decisionsAreAudited,
  A9: linksWorkOnce,
  A10: oldLinksAreDead,
  A11: approvedIsPaid,
  A12: everyExpenseEnds,
  // A question is put or dropped, and what payroll is sent nobody refuses here.
  A13: ({ deadLetters }) => unexplained(deadLetters),
};

/** Those that do not hold, with what contradicts them. */
export function judge(evidence: Evidence): readonly BrokenInvariant[] {
  return brokenInvariantsOf(APPROVAL_INVARIANTS, evidence);
}
