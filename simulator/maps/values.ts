import { isJsonObject, type Json } from '../../asl/json';
import type { Evaluate, StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { runtimeFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import type { MapPlan } from './plan';

/** A whole number that a field gives, undefined when there is no such field. */
export function* numberOf(
  strand: Strand,
  data: StateData,
  evaluate: Evaluate | undefined,
  field: string,
): Steps<number | undefined> {
  if (evaluate === undefined) return undefined;
  const soon = evaluate(strand, data);
  const value = soon instanceof Promise ? yield* settled(soon) : soon;
  if (typeof value === 'number' && value >= 0) return value;
  throw runtimeFailure(
    `The ${field} of the state is ${JSON.stringify(value)}; allowed: a number from 0`,
  );
}

/** Items from the state's own data: Items, ItemsPath or the whole input. */
export function* itemsFromInput(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
): Steps<readonly Json[]> {
  const soon = plan.items === undefined ? data.input : plan.items(strand, data);
  const value = soon instanceof Promise ? yield* settled(soon) : soon;
  if (Array.isArray(value)) return value;
  // A distributed Map takes an object too: its entries are the items.
  if (plan.distributed !== undefined && isJsonObject(value)) {
    return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
  }
  throw runtimeFailure(
    `Reference path for ItemsPath must reference an array: got ${kindOf(value)}`,
  );
}

/** What an iteration is given: the item, or what the ItemSelector makes of it. */
export function* selectItem(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  index: number,
  value: Json,
): Steps<Json> {
  if (plan.selector === undefined) return value;
  strand.selecting = { index, value };
  const soon = plan.selector(strand, data);
  const selected = soon instanceof Promise ? yield* settled(soon) : soon;
  strand.selecting = undefined;
  return selected;
}

function kindOf(value: Json): string {
  return value === null ? 'null' : typeof value;
}
