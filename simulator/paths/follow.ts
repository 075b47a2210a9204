import type { Json } from '../../asl/json';
import type { PathSegment } from '../../asl/json-path';

type Fields = { readonly [key: string]: Json };

/** Follows names and indices. Undefined when they lead nowhere. */
export function follow(
  start: Json | undefined,
  segments: readonly PathSegment[],
): Json | undefined {
  let value = start;
  for (const segment of segments) {
    if (value === undefined) return undefined;
    value = step(value, segment);
  }
  return value;
}

/** Number of the first segment that leads nowhere; undefined when all of them lead on. */
export function lostAt(
  start: Json | undefined,
  segments: readonly PathSegment[],
): number | undefined {
  let value = start;
  for (const [index, segment] of segments.entries()) {
    value = value === undefined ? undefined : step(value, segment);
    if (value === undefined) return index;
  }
  return undefined;
}

function step(value: Json, segment: PathSegment): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (segment.kind === 'index') {
    if (!Array.isArray(value)) return undefined;
    return value[segment.index < 0 ? value.length + segment.index : segment.index];
  }
  if (Array.isArray(value) || segment.kind !== 'name') return undefined;
  return Object.hasOwn(value, segment.name) ? (value as Fields)[segment.name] : undefined;
}
