import type { Json } from '../../asl/json';
import type { StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import { MAX_CONCURRENCY } from '../limits';
import type { Resume } from '../states/state';
import type { Strand } from '../strand';
import { type Batch, batchesOf } from './batches';
import { ChildRuns } from './child-runs';
import { childStarter } from './children';
import type { BatcherPlan } from './distributed-plan';
import { readItems } from './item-reader';
import type { MapPlan } from './plan';
import { writeResults } from './result-writer';
import { toleranceOf } from './tolerance';
import { itemsFromInput, numberOf, selectItem } from './values';

/**
 * Runs a distributed Map: every item, or batch of items, is an execution of its own with a history of its own.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function* runDistributed(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  resume: Resume | undefined,
): Steps<Json> {
  const distributed = plan.distributed as NonNullable<MapPlan['distributed']>;
  const { reader } = distributed;
  const given = reader === undefined ? yield* itemsFromInput(strand, data, plan) : [];
  strand.record('MapStateStarted', 'mapStateStartedEventDetails', { length: given.length });
  const mapRunArn = mapRunArnOf(strand, distributed.label);
  strand.record(
    resume?.inside ? 'MapRunRedriven' : 'MapRunStarted',
    ...runDetails(strand, mapRunArn, resume),
  );
  try {
    const items = reader === undefined ? given : yield* readItems(strand, data, reader);
    const tolerated = yield* toleranceOf(strand, data, distributed, items.length);
    const batches = yield* prepare(strand, data, plan, items);
    const most = yield* numberOf(strand, data, plan.maxConcurrency, 'MaxConcurrency');
    const runs = new ChildRuns({
      count: batches.length,
      concurrency: Math.min(most || MAX_CONCURRENCY.distributed, MAX_CONCURRENCY.distributed),
      itemCount: (index) => batches[index]?.itemCount ?? 1,
      start: childStarter(strand, plan, batches),
      tolerated,
      before: resume?.inside,
    });
    strand.group = runs;
    yield { kind: 'park', waiting: runs };
    strand.execution.transitions += runs.transitions;
    const result = yield* writeResults(strand, data, distributed, { runs, batches, mapRunArn });
    if (runs.exceeded) throw exceeded();
    strand.record('MapRunSucceeded');
    strand.recordAside('MapStateSucceeded');
    return result;
  } catch (reason) {
    if (!(reason instanceof StateFailure) || reason.fatal) throw reason;
    const failure = reason.locatedIn(strand.stateName, strand.enteredEventId);
    strand.record('MapRunFailed', 'mapRunFailedEventDetails', {
      ...(failure.error === undefined ? {} : { error: failure.error }),
      ...(failure.cause === undefined ? {} : { cause: failure.cause }),
    });
    strand.record('MapStateFailed');
    throw failure;
  }
}

function exceeded(): StateFailure {
  return new StateFailure({
    error: ERRORS.tolerance,
    cause: 'The specified tolerated failure threshold was exceeded',
  });
}

function mapRunArnOf(strand: Strand, label: string): string {
  const { region, accountId, stateMachineName } = strand.execution.names;
  const run = strand.random.uuid();
  return `arn:aws:states:${region}:${accountId}:mapRun:${stateMachineName}/${label}:${run}`;
}

function runDetails(
  strand: Strand,
  mapRunArn: string,
  resume: Resume | undefined,
): ['mapRunStartedEventDetails' | 'mapRunRedrivenEventDetails', { mapRunArn: string }] {
  if (resume?.inside === undefined) return ['mapRunStartedEventDetails', { mapRunArn }];
  const details = { mapRunArn, redriveCount: strand.execution.redriveCount };
  return ['mapRunRedrivenEventDetails', details];
}

/** What each child is given. */
function* prepare(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  items: readonly Json[],
): Steps<readonly Batch[]> {
  let selected = items;
  if (plan.selector !== undefined) {
    const made: Json[] = [];
    for (const [index, item] of items.entries()) {
      made.push(yield* selectItem(strand, data, plan, index, item));
    }
    selected = made;
  }
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
  const maxItems = yield* numberOf(strand, data, batcher.maxItems, 'MaxItemsPerBatch');
  const maxBytes = yield* numberOf(strand, data, batcher.maxBytes, 'MaxInputBytesPerBatch');
  const soon = batcher.batchInput?.(strand, data);
  const batchInput = soon instanceof Promise ? yield* settled(soon) : soon;
  return batchesOf(items, maxItems || Infinity, maxBytes || Infinity, batchInput);
}
