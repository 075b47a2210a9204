import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../asl/json';
import { javaRandom, type SeededRandom } from '../random';
import { integer, list, number, object, rounded, shortText, text } from './arguments';
import { IntrinsicFault } from './fault';

type Apply = (args: readonly Json[], random: SeededRandom) => Json;

const LONGEST_RANGE = 1_000;

/** Names of hash algorithms, and what they are called in Node. */
const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/**
 * Every intrinsic function but States.Format, whose template is read ahead.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const FUNCTIONS: Readonly<Record<string, Apply>> = {
  'States.Array': (values) => [...values],
  'States.ArrayPartition': ([values, size]) => partition(list(values), rounded(size)),
  'States.ArrayContains': ([values, sought]) =>
    list(values).some((value) => isDeepStrictEqual(value, sought)),
  'States.ArrayRange': ([first, last, step]) => range(rounded(first), rounded(last), rounded(step)),
  'States.ArrayGetItem': ([values, index]) => {
    const item = list(values)[integer(index)];
    if (item !== undefined) return item;
    throw new IntrinsicFault(`index ${index} of an array of ${list(values).length}`);
  },
  'States.ArrayLength': ([values]) => list(values).length,
  'States.ArrayUnique': ([values]) => unique(list(values)),
  'States.Base64Encode': ([value]) => Buffer.from(shortText(value), 'utf8').toString('base64'),
  'States.Base64Decode': ([value]) => decode(shortText(value)),
  'States.Hash': ([value, algorithm]) =>
    hash(shortText(typeof value === 'string' ? value : JSON.stringify(value)), text(algorithm)),
  'States.JsonMerge': ([first, second, deep]) => {
    if (deep === false) return { ...object(first), ...object(second) };
    throw new IntrinsicFault(`the third argument is ${JSON.stringify(deep)}; allowed: false`);
  },
  'States.StringToJson': ([value]) => parse(text(value)),
  'States.JsonToString': ([value]) => JSON.stringify(value),
  'States.MathRandom': ([first, last, seed], random) =>
    draw(
      rounded(first),
      rounded(last),
      seed === undefined ? random.next() : javaRandom(number(seed)),
    ),
  'States.MathAdd': ([first, second]) => rounded(rounded(first) + rounded(second)),
  'States.StringSplit': ([value, signs]) => splitAt(text(value), text(signs)),
  'States.UUID': (_args, random) => random.uuid(),
};

/** Lists of `size` values; the last may be shorter. */
export function partition(values: readonly Json[], size: number): Json[][] {
  if (size < 1) throw new IntrinsicFault(`chunks of ${size}; allowed: 1 or more`);
  const chunks: Json[][] = [];
  for (let at = 0; at < values.length; at += size) chunks.push(values.slice(at, at + size));
  return chunks;
}

/** From first to last inclusive. */
export function range(first: number, last: number, step: number): number[] {
  const count = Math.floor((last - first) / step) + 1;
  if (step === 0) throw new IntrinsicFault('a range with step 0; allowed: any other step');
  if (count > LONGEST_RANGE) {
    throw new IntrinsicFault(`a range of ${count} values; allowed: ${LONGEST_RANGE}`);
  }
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

export function hash(value: string, algorithm: string): string {
  const name = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
  if (name !== undefined) return createHash(name).update(value, 'utf8').digest('hex');
  throw new IntrinsicFault(
    `algorithm ${JSON.stringify(algorithm)}; allowed: ${Object.keys(HASHES).join(', ')}`,
  );
}

function unique(values: readonly Json[]): Json[] {
  const kept = new Map<string, Json>();
  for (const value of values) {
    const known = JSON.stringify(value);
    if (!kept.has(known)) kept.set(known, value);
  }
  return [...kept.values()];
}

function decode(value: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value) || value.replace(/=/g, '').length % 4 === 1) {
    throw new IntrinsicFault(`text that is not Base64: ${JSON.stringify(value)}`);
  }
  return Buffer.from(value, 'base64').toString('utf8');
}

function parse(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    throw new IntrinsicFault(`text that is not JSON: ${JSON.stringify(value)}`);
  }
}

function draw(first: number, last: number, fraction: number): number {
  if (last > first) return Math.floor(first + fraction * (last - first));
  throw new IntrinsicFault(`a random number from ${first} up to ${last}; allowed: a larger end`);
}

/** Every sign of the second text ends a piece; empty pieces are left out. */
function splitAt(value: string, signs: string): string[] {
  const ends = new Set(signs);
  if (ends.size === 0) return [value];
  const pieces: string[] = [];
  let piece = '';
  for (const sign of value) {
    if (!ends.has(sign)) piece += sign;
    else if (piece !== '') {
      pieces.push(piece);
      piece = '';
    }
  }
  return piece === '' ? pieces : [...pieces, piece];
}
