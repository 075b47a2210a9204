import { ExpressionError } from './expression-error';

/** What a path starts from: the state's input (`$`), the context object (`$$`), or a variable (`$total`). */
export type PathRoot =
  | { readonly kind: 'input' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string };

/** One step of a path. Only `name` and `index` may stand in a reference path. */
export type PathSegment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  /** A wildcard, slice, union, filter, descent or function, as it is written. */
  | { readonly kind: 'selector'; readonly text: string };

/** A path taken apart. */
export interface ParsedPath {
  readonly root: PathRoot;
  readonly segments: readonly PathSegment[];
}

const ROOT = /^\$(?:\$|(\p{ID_Start}\p{ID_Continue}*))?/u;
const DOTTED_NAME = /[^\s.,'"()[\]{}@?=<>!&|]+/y;
const CALL = /\([^()]*\)/y;

/**
 * Takes a JSONPath of the States Language apart. Evaluation is not its business.
 *
 * As lenient as the service, whose parser is Jayway's: `.[` is read as `[`, and white space at the end is nothing.
 *
 * Sources: https://states-language.net/spec.html#path and https://github.com/json-path/JsonPath
 * @throws ExpressionError when the text is not a path.
 */
export function parsePath(written: string): ParsedPath {
  const text = written.trimEnd();
  const start = ROOT.exec(text);
  if (!start) throw new ExpressionError("a path starts with '$'", 0);
  const segments: PathSegment[] = [];
  let offset = start[0].length;
  while (offset < text.length) {
    const step = readStep(text, offset);
    segments.push(step.segment);
    offset = step.end;
  }
  return { root: rootOf(start), segments };
}

/** True when a path names exactly one place: names and indices only, from the input or a variable. */
export function isReferencePath(path: ParsedPath): boolean {
  return (
    path.root.kind !== 'context' && path.segments.every((segment) => segment.kind !== 'selector')
  );
}

function rootOf(start: RegExpExecArray): PathRoot {
  if (start[0] === '$$') return { kind: 'context' };
  return start[1] === undefined ? { kind: 'input' } : { kind: 'variable', name: start[1] };
}

interface Step {
  readonly segment: PathSegment;
  readonly end: number;
}

function readStep(text: string, offset: number): Step {
  if (text[offset] === '[') return readBracket(text, offset);
  if (text.startsWith('.[', offset)) return readBracket(text, offset + 1);
  if (text[offset] !== '.') {
    throw new ExpressionError(`'.' or '[' expected, not '${text[offset]}'`, offset);
  }
  const descent = text.startsWith('..', offset);
  const begin = offset + (descent ? 2 : 1);
  if (descent && text[begin] === '[') {
    const { end } = readBracket(text, begin);
    return { segment: { kind: 'selector', text: text.slice(offset, end) }, end };
  }
  const name = matchAt(DOTTED_NAME, text, begin);
  if (name === undefined) throw new ExpressionError('a name expected after the dot', begin);
  const call = matchAt(CALL, text, begin + name.length) ?? '';
  const end = begin + name.length + call.length;
  const selects = descent || name === '*' || call !== '';
  return selects
    ? { segment: { kind: 'selector', text: text.slice(offset, end) }, end }
    : { segment: { kind: 'name', name }, end };
}

function readBracket(text: string, offset: number): Step {
  const end = closingBracket(text, offset) + 1;
  const inside = text.slice(offset + 1, end - 1).trim();
  if (inside === '') throw new ExpressionError('nothing between the brackets', offset);
  if (/^-?\d+$/.test(inside)) return { segment: { kind: 'index', index: Number(inside) }, end };
  const quoted = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/.exec(inside);
  if (quoted) {
    const name = (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/g, '$1');
    return { segment: { kind: 'name', name }, end };
  }
  if (!/^(?:\*|\?.+|\(.+\)|-?\d*:-?\d*(?::-?\d*)?|['"\d-].*,.*)$/s.test(inside)) {
    throw new ExpressionError(
      `'${inside}' between brackets; allowed: an index, a quoted name, '*', a slice, a list or a filter`,
      offset,
    );
  }
  return { segment: { kind: 'selector', text: text.slice(offset, end) }, end };
}

/** The bracket that closes the one at `offset`; those inside quotes do not count. */
function closingBracket(text: string, offset: number): number {
  const closing: string[] = [];
  let quote = '';
  for (let at = offset; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === '[') closing.push(']');
    else if (sign === '(') closing.push(')');
    else if (sign === ']' || sign === ')') {
      if (closing.pop() !== sign) break;
      if (closing.length === 0) return at;
    }
  }
  throw new ExpressionError(
    quote === '' ? "'[' is never closed" : `${quote} is never closed`,
    offset,
  );
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}
