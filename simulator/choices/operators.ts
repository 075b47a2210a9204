import type { Json } from '../../asl/json';

/** Whether a value and an operand stand in a relation. Types are never converted: a wrong type is just false. */
export type Operator = (value: Json, operand: Json) => boolean;

type Relation = <T extends string | number>(a: T, b: T) => boolean;

const RELATIONS: Readonly<Record<string, Relation>> = {
  Equals: (a, b) => a === b,
  LessThan: (a, b) => a < b,
  GreaterThan: (a, b) => a > b,
  LessThanEquals: (a, b) => a <= b,
  GreaterThanEquals: (a, b) => a >= b,
};

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since the epoch of a timestamp, undefined for anything else. */
export function timestampMs(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || !TIMESTAMP.test(value)) return undefined;
  const timeMs = Date.parse(value);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

function comparisons(): [string, Operator][] {
  return Object.entries(RELATIONS).flatMap(([name, holds]): [string, Operator][] => [
    [`String${name}`, (a, b) => typeof a === 'string' && typeof b === 'string' && holds(a, b)],
    [`Numeric${name}`, (a, b) => typeof a === 'number' && typeof b === 'number' && holds(a, b)],
    [
      `Timestamp${name}`,
      (a, b) => {
        const [first, second] = [timestampMs(a), timestampMs(b)];
        return first !== undefined && second !== undefined && holds(first, second);
      },
    ],
  ]);
}

/**
 * Operators that take a literal, and under `<name>Path` a path to one.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...comparisons(),
  ['BooleanEquals', (a, b) => typeof a === 'boolean' && a === b],
]);

/** Operators that ask what a value is: the answer is compared with the operand. IsPresent is not among them. */
export const TYPE_TESTS: ReadonlyMap<string, (value: Json) => boolean> = new Map([
  ['IsNull', (value: Json) => value === null],
  ['IsNumeric', (value: Json) => typeof value === 'number'],
  ['IsString', (value: Json) => typeof value === 'string'],
  ['IsBoolean', (value: Json) => typeof value === 'boolean'],
  ['IsTimestamp', (value: Json) => timestampMs(value) !== undefined],
]);

/**
 * Compiles the pattern of a StringMatches: `*` stands for any text, `\*` for the sign itself, `\\` for a backslash.
 * Nothing else is special; `?` is a question mark.
 */
export function compilePattern(pattern: string): (value: Json) => boolean {
  const source = pattern.replace(/\\([*\\])|([*])|([\s\S])/g, (_all, escaped, star, plain) => {
    if (star !== undefined) return '[\\s\\S]*';
    return String(escaped ?? plain).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  const expression = new RegExp(`^${source}$`);
  return (value) => typeof value === 'string' && expression.test(value);
}
