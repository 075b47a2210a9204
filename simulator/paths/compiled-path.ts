import { isJsonObject, type Json } from '../../asl/json';
import { type ParsedPath, type PathSegment, parsePath } from '../../asl/json-path';
import type { View } from '../dialects/dialect';
import { follow, lostAt } from './follow';
import { compileSelect, listIn } from './selector';

/** A path ready to be read many times. Undefined stands for "leads nowhere": JSON has no undefined. */
export interface CompiledPath {
  readonly text: string;
  read(root: Json, view: View): Json | undefined;
  /** What `read` did not find is past the end of a list. */
  isPastTheEnd(root: Json, view: View): boolean;
  /** Where reading stops, as the service words it. */
  whyMissing(root: Json, view: View): string;
}

type Reader = (value: Json) => Json | undefined;

/**
 * Compiles a path. Names and indices are followed directly; wildcards, slices, filters and descents give a list of
 * matches (an empty one when nothing matches), but the part before them must exist.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 * @throws ExpressionError when the text is not a path; TypeError when it has what is not supported.
 */
export function compilePath(text: string): CompiledPath {
  const path = parsePath(text);
  const first = path.segments.findIndex(({ kind }) => kind === 'selector');
  const direct = first < 0 ? path.segments : path.segments.slice(0, first);
  const select = first < 0 ? undefined : compileSelector(path.segments.slice(first));
  const start = rootReader(path);
  return {
    text,
    read(root, view) {
      const found = follow(start(root, view), direct);
      return found === undefined || select === undefined ? found : select(found);
    },
    isPastTheEnd(root, view) {
      const from = start(root, view);
      const step = lostAt(from, direct);
      if (step === undefined || direct[step]?.kind !== 'index') return false;
      return Array.isArray(follow(from, direct.slice(0, step)));
    },
    whyMissing(root, view) {
      const step = lostAt(start(root, view), direct) ?? direct.length - 1;
      const gone = direct
        .slice(0, step + 1)
        .map(bracketed)
        .join('');
      const isLast = step === path.segments.length - 1;
      return `${isLast ? 'No results for path' : 'Missing property in path'}: $${gone}`;
    },
  };
}

function rootReader({ root }: ParsedPath): (root: Json, view: View) => Json | undefined {
  if (root.kind === 'context') return (_root, view) => view.context();
  if (root.kind === 'variable') return (_root, view) => view.variables.get(root.name);
  return (input) => input;
}

function compileSelector(segments: readonly PathSegment[]): Reader {
  const last = segments.at(-1);
  const call = last?.kind === 'selector' ? /^\.(\w+)\(\)$/.exec(last.text)?.[1] : undefined;
  const selecting = call === undefined ? segments : segments.slice(0, -1);
  const inner = selecting.length === 0 ? (value: Json) => value : matcher(selecting);
  if (call === undefined) return inner;
  return (value) => {
    const list = inner(value);
    return list === undefined ? undefined : FUNCTIONS[call]?.(list);
  };
}

function matcher(segments: readonly PathSegment[]): Reader {
  const [only] = segments;
  const listed = segments.length === 1 && only?.kind === 'selector' ? listIn(only.text) : undefined;
  if (listed?.every(({ kind }) => kind === 'name')) return pick(listed);
  const selects = segments.map(compileSelect);
  return (value) => selects.reduce((found, select) => found.flatMap(select), [value]);
}

/** `['a','b']` at the end of a path gives an object of the fields that exist, not a list. */
function pick(listed: readonly PathSegment[]): Reader {
  const names = listed.flatMap((segment) => (segment.kind === 'name' ? [segment.name] : []));
  return (value) => {
    if (!isJsonObject(value)) return undefined;
    const found = names.filter((name) => Object.hasOwn(value, name));
    return Object.fromEntries(found.map((name) => [name, value[name] ?? null]));
  };
}

/** Functions that may end a path. */
const FUNCTIONS: Readonly<Record<string, Reader>> = {
  length: (value) =>
    Array.isArray(value) || typeof value === 'string'
      ? value.length
      : typeof value === 'object' && value !== null
        ? Object.keys(value).length
        : undefined,
  min: numeric((numbers) => Math.min(...numbers)),
  max: numeric((numbers) => Math.max(...numbers)),
  sum: numeric((numbers) => numbers.reduce((sum, each) => sum + each, 0)),
  avg: numeric((numbers) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length),
};

function numeric(reduce: (numbers: readonly number[]) => number): Reader {
  return (value) => {
    const numbers = Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
    return numbers.length === 0 ? undefined : reduce(numbers);
  };
}

function bracketed(segment: PathSegment): string {
  if (segment.kind === 'name') return `['${segment.name}']`;
  return segment.kind === 'index' ? `[${segment.index}]` : segment.text;
}
