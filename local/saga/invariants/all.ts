import type { BrokenInvariant } from '../../local-workflow';
import { brokenInvariantsOf } from '../../world/broken-invariants';
import type { Evidence } from '../evidence';
import { allOrNothing, noSeatTwice, nothingIsLost } from './all-or-nothing';
import {
  actsOnce,
  inReverse,
  noCompensationWithoutFailure,
  onlyForwardAfterPivot,
  tombstonesHold,
} from './compensation';
import type { Invariant } from './invariant';
import { logIsComplete } from './log';
import { unfinishedIsNamed } from './unfinished';

/** What holds of every booking once nothing runs, whatever went wrong. */
export const SAGA_INVARIANTS: Readonly<Record<string, Invariant>> = {
  S1: allOrNothing,
  S2: inReverse,
  S3: actsOnce,
  S4: tombstonesHold,
  S5: unfinishedIsNamed,
  S6: nothingIsLost,
  S7: onlyForwardAfterPivot,
  S8: noCompensationWithoutFailure,
  S9: noSeatTwice,
  S10: logIsComplete,
};

/** Those that do not hold, with what contradicts them. */
export function judge(evidence: Evidence): readonly BrokenInvariant[] {
  return brokenInvariantsOf(SAGA_INVARIANTS, evidence);
}
