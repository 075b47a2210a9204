import type { BrokenInvariant } from '../../local-workflow';
import { brokenInvariantsOf } from '../../world/broken-invariants';
import type { Evidence } from '../evidence';
import { deadLettersAreExplained } from './dead-letters';
import type { Invariant } from './invariant';
import { chargedOnce, ledgerBalances, shippedIfPaid } from './money';
import { keysAreStable, oneExecutionAnOrder, toldOnce } from './once';
import { everyOrderEnds, executionAgrees, statusMovesAlongGraph } from './status';
import { stockIsConserved } from './stock';

/** What holds of every order once nothing runs, whatever went wrong. */
export const ORDER_INVARIANTS: Readonly<Record<string, Invariant>> = {
  O1: everyOrderEnds,
  O2: chargedOnce,
  O3: stockIsConserved,
  O4: ledgerBalances,
  O5: shippedIfPaid,
  O6: executionAgrees,
  O7: toldOnce,
  O8: keysAreStable,
  O9: oneExecutionAnOrder,
  O10: statusMovesAlongGraph,
  O11: deadLettersAreExplained,
};

/** Those that do not hold, with what contradicts them. */
export function judge(evidence: Evidence): readonly BrokenInvariant[] {
  return brokenInvariantsOf(ORDER_INVARIANTS, evidence);
}
