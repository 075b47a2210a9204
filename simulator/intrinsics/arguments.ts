import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { IntrinsicFault } from './fault';

/** Checks of arguments: each returns the value as its type, or says what was wrong. */

export function list(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw wrong('an array', value);
}

export function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw wrong('a string', value);
}

export function object(value: Json | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw wrong('an object', value);
}

export function number(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  throw wrong('a number', value);
}

/** A whole number: fractions are refused. */
export function integer(value: Json | undefined): number {
  if (Number.isInteger(number(value))) return number(value);
  throw wrong('an integer', value);
}

/** A whole number: fractions are rounded, as the service does in calculations, ranges and sizes. */
export function rounded(value: Json | undefined): number {
  const whole = Math.round(number(value));
  if (whole >= -(2 ** 31) && whole < 2 ** 31) return whole;
  throw wrong('a number from -2147483648 to 2147483647', value);
}

/** Text of at most 10,000 characters, which is what the encoding and hash functions take. */
export function shortText(value: Json | undefined): string {
  const all = text(value);
  if (all.length <= 10_000) return all;
  throw new IntrinsicFault(`text of ${all.length} characters; allowed: 10000`);
}

function wrong(allowed: string, value: Json | undefined): IntrinsicFault {
  return new IntrinsicFault(`an argument is ${JSON.stringify(value)}; allowed: ${allowed}`);
}
