import type { BrokenInvariant } from '../../local-workflow';
import { brokenInvariantsOf } from '../../world/broken-invariants';
import { unexplained } from '../../world/dead-letters';
import type { Evidence } from '../evidence';
import type { Invariant } from './invariant';
import { nothingElseLeft } from './keys';
import { nothingLost, poisonStopsNothing, rowsFitTheSchema } from './rows';
import {
  everyChildEnded,
  goodDaysAreLoaded,
  nobodyElseIsAtIt,
  oneLoadADay,
  toleranceIsExact,
} from './runs';
import { sameBytesAgain, sourceUntouched, visibleAsAWhole } from './visible';

/** What holds of every day once nothing runs, whatever went wrong. */
export const ETL_INVARIANTS: Readonly<Record<string, Invariant>> = {
  E1: nothingLost,
  E2: visibleAsAWhole,
  E3: sameBytesAgain,
  E4: poisonStopsNothing,
  E5: toleranceIsExact,
  E6: rowsFitTheSchema,
  E7: nothingElseLeft,
  E8: sourceUntouched,
  E9: everyChildEnded,
  E10: oneLoadADay,
  E11: goodDaysAreLoaded,
  // Whatever becomes of a day, its start is taken.
  E12: ({ deadLetters }) => unexplained(deadLetters),
  E13: nobodyElseIsAtIt,
};

/** Those that do not hold, with what contradicts them. */
export function judge(evidence: Evidence): readonly BrokenInvariant[] {
  return brokenInvariantsOf(ETL_INVARIANTS, evidence);
}
