import { isJsonObject, type JsonObject } from '../../asl/json';

/** The Assign of a state, rule or catcher. @throws TypeError when it is no object of values by variable name */
export function assignments(owner: JsonObject): JsonObject | undefined {
  const assign = owner['Assign'];
  if (assign === undefined || isJsonObject(assign)) return assign;
  throw new TypeError(`Assign is ${JSON.stringify(assign)}; allowed: an object`);
}
