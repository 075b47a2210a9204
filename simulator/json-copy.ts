import type { Json } from '../asl/json';

/**
 * What a value is as JSON: a copy that shares nothing with it. Undefined becomes null, dates become text, fields without
 * a value go, as `JSON.stringify` has it.
 *
 * @throws TypeError for what JSON cannot hold: a cycle, a bigint
 */
export function jsonCopy(value: unknown): Json {
  const copy = plainCopy(value, 0);
  if (copy !== NOT_PLAIN) return copy as Json;
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as Json);
}

const NOT_PLAIN = Symbol('not plain');
const DEEPEST_PLAIN = 64;

/** The quick way for values that are JSON already; anything else goes through text. */
function plainCopy(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : NOT_PLAIN;
  if (typeof value !== 'object' || depth > DEEPEST_PLAIN) return NOT_PLAIN;
  return Array.isArray(value) ? listCopy(value, depth) : objectCopy(value, depth);
}

function listCopy(value: readonly unknown[], depth: number): unknown {
  const copy = new Array<unknown>(value.length);
  for (let index = 0; index < value.length; index++) {
    copy[index] = plainCopy(value[index], depth + 1);
    if (copy[index] === NOT_PLAIN) return NOT_PLAIN;
  }
  return copy;
}

function objectCopy(value: object, depth: number): unknown {
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return NOT_PLAIN;
  const fields = value as { readonly [key: string]: unknown };
  const copy: { [key: string]: unknown } = {};
  for (const key of Object.keys(value)) {
    const part = plainCopy(fields[key], depth + 1);
    if (part === NOT_PLAIN || key === '__proto__') return NOT_PLAIN;
    copy[key] = part;
  }
  return copy;
}
