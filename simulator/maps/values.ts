import { isJsonObject, type Json } from '../../asl/json';
import type { Field, StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { runtimeFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import { Items, STATE_DATA } from './items';
import type { MapPlan } from './plan';

/** A whole number that a field gives, undefined when there is no such field. */
export function* numberOf(
  strand: Strand,
  data: StateData,
  field: Field | undefined,
): Steps<number | undefined> {
  if (field === undefined) return undefined;
  const soon = field(strand, data);
  const value = soon instanceof Promise ? yield* settled(soon) : soon;
  if (typeof value === 'number' && value >= 0) return value;
  throw field.unfit(value, 'a number from 0');
}

/** Items from the state's own data: Items, ItemsPath or the whole input. */
export function* itemsFromInput(strand: Strand, data: StateData, plan: MapPlan): Steps<Items> {
  const soon = plan.items === undefined ? data.input : plan.items(strand, data);
  const value = soon instanceof Promise ? yield* settled(soon) : soon;
  if (Array.isArray(value)) return new Items(value, STATE_DATA);
  // A distributed Map takes an object too: its entries are the items.
  if (plan.distributed !== undefined && isJsonObject(value)) {
    return Items.entriesOf(value, STATE_DATA);
  }
  const cause = `Reference path for ItemsPath must reference an array: got ${kindOf(value)}`;
  throw plan.items?.unfit(value, 'an array', cause) ?? runtimeFailure(cause);
}

/** What iterations are given: the items, or what the ItemSelector makes of each. */
export function* selectItems(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  items: Items,
): Steps<readonly Json[]> {
  if (plan.selector === undefined) return items.values;
  const selected: Json[] = [];
  for (let index = 0; index < items.length; index++) {
    strand.selecting = items.at(index);
    const soon = plan.selector(strand, data);
    selected.push(soon instanceof Promise ? yield* settled(soon) : soon);
  }
  strand.selecting = undefined;
  return selected;
}

function kindOf(value: Json): string {
  return value === null ? 'null' : typeof value;
}
