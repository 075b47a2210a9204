import { isJsonObject, type Json } from '../../asl/json';
import { type PathSegment, parsePath } from '../../asl/json-path';
import { compileFilter, type Filter } from './filter';
import { follow } from './follow';

/** Values that a segment leads to from one value. */
export type Select = (value: Json) => readonly Json[];

/**
 * Compiles a segment that may lead to many values, as Jayway's library, the service's own, has it: wildcards, slices,
 * lists of indices or names, filters, descents. A name or an index leads to one value or to none.
 *
 * Source: https://github.com/json-path/JsonPath
 * @throws TypeError for a function, which only ends a path, and for a script: `[(@.length-1)]`
 */
export function compileSelect(segment: PathSegment): Select {
  if (segment.kind !== 'selector') return leadingTo([segment]);
  const { text } = segment;
  if (text.startsWith('..')) return compileDescent(text.slice(2));
  if (text === '.*') return childrenOf;
  if (text.startsWith('[')) return compileBracket(text);
  throw new TypeError(`${text} inside a path; allowed: a function at its end`);
}

function compileDescent(text: string): Select {
  const filter = filterIn(text);
  if (filter !== undefined) return (value) => descendants(value).filter(filter);
  const selects = segmentsOf(text.startsWith('[') ? text : `.${text}`).map(compileSelect);
  return (value) => selects.reduce((found, select) => found.flatMap(select), descendants(value));
}

const segmentsOf = (text: string): readonly PathSegment[] => parsePath(`$${text}`).segments;

const SLICE = /^(-?\d+)?\s*:\s*(-?\d+)?(?:\s*:\s*(-?\d+)?)?$/;
const LISTED = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+`;
const LIST = new RegExp(String.raw`^(?:${LISTED})(?:\s*,\s*(?:${LISTED}))*$`, 's');

function compileBracket(text: string): Select {
  const filter = filterIn(text);
  if (filter !== undefined) return filtered(filter);
  const inside = text.slice(1, -1).trim();
  if (inside === '*') return childrenOf;
  const slice = SLICE.exec(inside);
  if (slice) return compileSlice(slice);
  const listed = listIn(text);
  if (listed !== undefined) return leadingTo(listed);
  throw new TypeError(`${text} in a path; allowed: '*', a slice, a list or a filter`);
}

/** The indices and names of `[0,2]` or `['a','b']`; undefined for anything else. */
export function listIn(text: string): readonly PathSegment[] | undefined {
  const inside = text.slice(1, -1).trim();
  if (!text.startsWith('[') || !LIST.test(inside)) return undefined;
  return (inside.match(new RegExp(LISTED, 'gs')) ?? []).flatMap((each) => segmentsOf(`[${each}]`));
}

/** The filter of `[?(…)]`; undefined for anything else. */
function filterIn(text: string): Filter | undefined {
  if (!/^\[\s*\?/.test(text)) return undefined;
  const inside = /^\[\s*\?\s*\((.*)\)\s*\]$/s.exec(text)?.[1];
  if (inside === undefined) throw new TypeError(`${text} in a path; allowed: [?(a filter)]`);
  return compileFilter(inside);
}

/** Items of a list that pass, or the object itself if it does. */
function filtered(filter: Filter): Select {
  return (value) => (Array.isArray(value) ? value.filter(filter) : filter(value) ? [value] : []);
}

function leadingTo(segments: readonly PathSegment[]): Select {
  return (value) =>
    segments.flatMap((segment) => {
      const found = follow(value, [segment]);
      return found === undefined ? [] : [found];
    });
}

function compileSlice([, from = '', to = '', by = '']: RegExpExecArray): Select {
  const stride = by === '' ? 1 : Number(by);
  if (stride < 1) throw new TypeError(`a slice with step ${by}; allowed: 1 or more`);
  return (value) => {
    if (!Array.isArray(value)) return [];
    const part = value.slice(Number(from), to === '' ? undefined : Number(to));
    return stride === 1 ? part : part.filter((_item, index) => index % stride === 0);
  };
}

function childrenOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

/** A value and all that is in it, outer ones first. */
function descendants(value: Json, found: Json[] = []): Json[] {
  found.push(value);
  for (const child of childrenOf(value)) descendants(child, found);
  return found;
}
