import type { Json } from '../../asl/json';
import type { StateData } from '../dialects/dialect';
import type { Steps } from '../effects';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import type { Resume } from '../states/state';
import type { Strand } from '../strand';
import { ChildRuns } from './child-runs';
import type { DistributedPlan } from './distributed-plan';
import { Items, STATE_DATA } from './items';
import type { MapPlan } from './plan';
import { type BegunRun, prepareRun } from './prepare-run';
import { writeResults } from './result-writer';
import { itemsFromInput } from './values';

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
  const before = resume?.inside?.mapRun;
  // A Map that is tried again begins another map run: a redrive knows of the last one alone.
  strand.group = before;
  const begun =
    before === undefined ? yield* begin(strand, data, plan, distributed) : goOnWith(strand, before);
  try {
    const runs =
      begun instanceof ChildRuns
        ? begun
        : yield* prepareRun(strand, data, plan, distributed, begun);
    strand.group = runs;
    yield { kind: 'park', waiting: runs };
    const result = yield* writeResults(strand, data, plan, runs);
    if (runs.exceeded) throw exceeded();
    strand.record('MapRunSucceeded');
    strand.recordAside('MapStateSucceeded');
    // The map run is over: when the state fails by its own output, a redrive begins another one.
    strand.group = undefined;
    return result;
  } catch (reason) {
    if (!(reason instanceof StateFailure)) throw reason;
    // The service redrives no map run that broke inside the interpreter.
    if (reason.fatal) strand.group = undefined;
    throw reason.fatal ? reason : recordFailure(strand, reason);
  }
}

const NO_ITEMS = new Items([], STATE_DATA);

function* begin(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  { label, reader }: DistributedPlan,
): Steps<BegunRun> {
  const given = reader === undefined ? yield* itemsFromInput(strand, data, plan) : NO_ITEMS;
  strand.record('MapStateStarted', 'mapStateStartedEventDetails', { length: given.length });
  const mapRunArn = mapRunArnOf(strand, label);
  strand.record('MapRunStarted', 'mapRunStartedEventDetails', { mapRunArn });
  return { mapRunArn, given };
}

/**
 * Redrives a map run whose children were prepared: nothing is read again.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html
 */
function goOnWith(strand: Strand, runs: ChildRuns): ChildRuns {
  const { mapRunArn, givenLength } = runs.parts;
  runs.redrive();
  const { redriveCount } = runs;
  strand.record('MapStateStarted', 'mapStateStartedEventDetails', { length: givenLength });
  strand.record('MapRunRedriven', 'mapRunRedrivenEventDetails', { mapRunArn, redriveCount });
  return runs;
}

function mapRunArnOf(strand: Strand, label: string): string {
  const { region, accountId, stateMachineName } = strand.execution.names;
  const run = strand.random.uuid();
  return `arn:aws:states:${region}:${accountId}:mapRun:${stateMachineName}/${label}:${run}`;
}

function exceeded(): StateFailure {
  return new StateFailure({
    error: ERRORS.tolerance,
    cause: 'The specified tolerated failure threshold was exceeded',
  });
}

/** @returns the failure with its place */
function recordFailure(strand: Strand, reason: StateFailure): StateFailure {
  const failure = reason.locatedIn(strand.stateName, strand.enteredEventId);
  strand.record('MapRunFailed', 'mapRunFailedEventDetails', {
    ...(failure.error === undefined ? {} : { error: failure.error }),
    ...(failure.cause === undefined ? {} : { cause: failure.cause }),
  });
  strand.record('MapStateFailed');
  return failure;
}
