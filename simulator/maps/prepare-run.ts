import type { Json } from '../../asl/json';
import type { StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { MAX_CONCURRENCY } from '../limits';
import type { Strand } from '../strand';
import { type Batch, batchesOf } from './batches';
import { ChildRuns } from './child-runs';
import { childStarter } from './children';
import type { BatcherPlan, DistributedPlan } from './distributed-plan';
import { readItems } from './item-reader';
import type { Items } from './items';
import type { MapPlan } from './plan';
import { toleranceOf } from './tolerance';
import { numberOf, selectItems } from './values';

/** A map run that has begun; its items are those of the state's data, or are still to be read. */
export interface BegunRun {
  readonly mapRunArn: string;
  readonly given: Items;
}

/**
 * Reads what a map run works on and cuts it into what its children are given.
 * @throws StateFailure States.ItemReaderFailed, or States.Runtime for a field that cannot be evaluated
 */
export function* prepareRun(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  distributed: DistributedPlan,
  { mapRunArn, given }: BegunRun,
): Steps<ChildRuns> {
  const { reader } = distributed;
  const items = reader === undefined ? given : yield* readItems(strand, data, reader);
  const tolerated = yield* toleranceOf(strand, data, distributed, items.length);
  const batches = yield* batchesFor(strand, data, plan, items);
  const most = yield* numberOf(strand, data, plan.maxConcurrency);
  return new ChildRuns({
    mapRunArn,
    givenLength: given.length,
    parent: strand.execution,
    batches,
    concurrency: Math.min(most || MAX_CONCURRENCY.distributed, MAX_CONCURRENCY.distributed),
    tolerated,
    start: childStarter(strand, plan, batches),
  });
}

/** What each child is given. */
function* batchesFor(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  items: Items,
): Steps<readonly Batch[]> {
  const selected = yield* selectItems(strand, data, plan, items);
  const batcher = plan.distributed?.batcher;
  if (batcher !== undefined) return yield* group(strand, data, batcher, selected);
  return selected.map((input) => ({ input, itemCount: 1 }));
}

function* group(
  strand: Strand,
  data: StateData,
  batcher: BatcherPlan,
  items: readonly Json[],
): Steps<readonly Batch[]> {
  const maxItems = yield* numberOf(strand, data, batcher.maxItems);
  const maxBytes = yield* numberOf(strand, data, batcher.maxBytes);
  const soon = batcher.batchInput?.(strand, data);
  const batchInput = soon instanceof Promise ? yield* settled(soon) : soon;
  return batchesOf(items, maxItems || Infinity, maxBytes || Infinity, batchInput);
}
