import type { Json } from '../../asl/json';
import type { StateData } from '../dialects/dialect';
import type { Steps } from '../effects';
import { runMachine } from '../interpreter';
import { MAX_CONCURRENCY } from '../limits';
import { abortState } from '../states/abort';
import type { Resume } from '../states/state';
import { Strand } from '../strand';
import { StrandGroup } from '../strand-group';
import { Variables } from '../variables';
import type { Items } from './items';
import type { MapPlan } from './plan';
import { itemsFromInput, numberOf, selectItems } from './values';

/** Runs an inline Map: iterations are strands of the same execution, and share its history. */
export function* runInline(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  resume: Resume | undefined,
): Steps<Json> {
  const items = yield* itemsFromInput(strand, data, plan);
  const most = yield* numberOf(strand, data, plan.maxConcurrency);
  const inputs = yield* selectItems(strand, data, plan, items);
  const startedId = strand.record('MapStateStarted', 'mapStateStartedEventDetails', {
    length: items.length,
  });
  const group = makeGroup(strand, plan, items, inputs, most, resume, startedId);
  strand.group = group;
  const beside = Math.min(items.length, most || MAX_CONCURRENCY.inline);
  strand.execution.strands += beside;
  yield { kind: 'park', waiting: group };
  strand.execution.strands -= beside;
  strand.lastEventId = group.decisive?.lastEventId ?? startedId;
  if (group.failure === undefined) {
    strand.recordAside('MapStateSucceeded');
    return group.outputs as Json[];
  }
  if (!group.failure.fatal) strand.record('MapStateFailed');
  throw group.failure;
}

function makeGroup(
  strand: Strand,
  plan: MapPlan,
  items: Items,
  inputs: readonly Json[],
  most: number | undefined,
  resume: Resume | undefined,
  startedId: number,
): StrandGroup {
  const { execution } = strand;
  const note = (type: string, index: number, previousId: number): number =>
    execution.record(`MapIteration${type}`, previousId, `mapIteration${type}EventDetails`, {
      index,
      name: plan.name,
    });
  return new StrandGroup({
    count: items.length,
    concurrency: Math.min(most || MAX_CONCURRENCY.inline, MAX_CONCURRENCY.inline),
    before: resume?.inside,
    fork(index, ended, slot) {
      const from = resume?.inside?.begun.get(index);
      const place = {
        variables: from?.variables ?? new Variables(strand.variables),
        // Follows the iteration whose place it takes.
        lastEventId: note('Started', index, slot?.lastInsideId ?? startedId),
        item: items.at(index),
        branch: strand.branch,
      };
      const forked = new Strand(execution, place, ended);
      forked.begin(runMachine(forked, plan.machine, inputs[index] as Json, from));
      return forked;
    },
    succeeded(index, forked) {
      forked.lastInsideId = forked.lastEventId;
      forked.lastEventId = note('Succeeded', index, forked.lastEventId);
    },
    failed(index, forked, failure) {
      if (!failure.fatal) note('Failed', index, forked.lastEventId);
    },
    aborted(index, sibling, because) {
      abortState(sibling, because);
      note('Aborted', index, because.lastEventId);
    },
  });
}
