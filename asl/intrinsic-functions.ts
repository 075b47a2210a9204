/** How many arguments an intrinsic function takes. */
export interface Arity {
  readonly least: number;
  /** Infinity where there is no limit. */
  readonly most: number;
}

const exactly = (count: number): Arity => ({ least: count, most: count });
const between = (least: number, most: number): Arity => ({ least, most });

/**
 * Every intrinsic function with its number of arguments.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const INTRINSIC_FUNCTIONS: ReadonlyMap<string, Arity> = new Map([
  ['States.Array', between(0, Infinity)],
  ['States.ArrayContains', exactly(2)],
  ['States.ArrayGetItem', exactly(2)],
  ['States.ArrayLength', exactly(1)],
  ['States.ArrayPartition', exactly(2)],
  ['States.ArrayRange', exactly(3)],
  ['States.ArrayUnique', exactly(1)],
  ['States.Base64Decode', exactly(1)],
  ['States.Base64Encode', exactly(1)],
  ['States.Format', between(1, Infinity)],
  ['States.Hash', exactly(2)],
  ['States.JsonMerge', exactly(3)],
  ['States.JsonToString', exactly(1)],
  ['States.MathAdd', exactly(2)],
  ['States.MathRandom', between(2, 3)],
  ['States.StringSplit', exactly(2)],
  ['States.StringToJson', exactly(1)],
  ['States.UUID', exactly(0)],
]);
