import type { StateData } from '../dialects/dialect';
import type { Steps } from '../effects';
import type { Strand } from '../strand';
import type { DistributedPlan } from './distributed-plan';
import { numberOf } from './values';

/**
 * How many failed items a distributed Map takes: with neither field none; with both, whichever is passed first ends it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function* toleranceOf(
  strand: Strand,
  data: StateData,
  plan: DistributedPlan,
  itemCount: number,
): Steps<number> {
  const count = yield* numberOf(strand, data, plan.toleratedCount);
  const percentage = yield* numberOf(strand, data, plan.toleratedPercentage);
  if (count === undefined && percentage === undefined) return 0;
  const share = percentage === undefined ? Infinity : (itemCount * percentage) / 100;
  return Math.min(count ?? Infinity, share);
}
