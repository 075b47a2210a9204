import { parseIntrinsic } from '../intrinsic';
import { isJsonObject, type Json } from '../json';
import { type ParsedPath, parsePath } from '../json-path';
import { isJsonataExpression, jsonataReferences } from '../jsonata-expression';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { argumentsWithin, expressionsOf } from './expressions';
import { oncePerState } from './memo';

/** A string of a JSONata state that begins or ends as an expression. */
export interface JsonataText {
  readonly text: string;
  readonly path: string;
  /** True within Arguments, where a task's arguments are. */
  readonly argument: boolean;
}

/** What an expression of a state reads, whatever its language. */
export interface Reference {
  readonly path: string;
  readonly argument: boolean;
  /** Name of a variable, without the `$`. */
  readonly variable?: string;
  /** A place in the context object, dotted: `Task.Token`; empty for all of it. */
  readonly context?: string;
}

/** Fields that hold names, prose or nested machines, none of which is ever an expression. */
const PLAIN = ['Comment', 'Next', 'Default', 'Type', 'Resource', 'QueryLanguage', 'Label'];
const NESTED = ['ItemProcessor', 'Iterator', 'Branches'];

/** Strings of a JSONata state that look like `{% … %}`, whole or not. */
export function* jsonataTexts(visited: VisitedState): Generator<JsonataText> {
  if (visited.queryLanguage !== 'JSONata') return;
  for (const [key, value] of Object.entries(visited.state)) {
    if (PLAIN.includes(key) || NESTED.includes(key)) continue;
    yield* textsIn(value, joinPath(visited.path, key), key === 'Arguments');
  }
}

function* textsIn(value: Json, path: string, argument: boolean): Generator<JsonataText> {
  if (typeof value === 'string') {
    if (value.startsWith('{%') || value.endsWith('%}')) yield { text: value, path, argument };
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield* textsIn(inner, joinPath(path, index), argument);
    }
  } else if (isJsonObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'Comment') yield* textsIn(inner, joinPath(path, key), argument);
    }
  }
}

/** Variables and context fields that a state's expressions read. Unreadable expressions are passed over. */
export const referencesOf = oncePerState(readReferences);

function* readReferences(visited: VisitedState): Generator<Reference> {
  for (const { text, path, kind, argument } of expressionsOf(visited)) {
    const intrinsic = kind === 'template' && text.startsWith('States.');
    for (const parsed of orNone(() => (intrinsic ? pathsIn(text) : [parsePath(text)]))) {
      const reference = pathReference(parsed);
      if (reference) yield { path, argument, ...reference };
    }
  }
  for (const { text, path, argument } of jsonataTexts(visited)) {
    if (!isJsonataExpression(text)) continue;
    const [read] = orNone(() => [jsonataReferences(text)]);
    for (const variable of read?.variables ?? []) yield { path, argument, variable };
    for (const place of read?.statesPaths ?? []) {
      const [root, ...rest] = place.split('.');
      if (root === 'context') yield { path, argument, context: rest.join('.') };
    }
  }
}

function pathsIn(text: string): ParsedPath[] {
  const paths: ParsedPath[] = [];
  for (const argument of argumentsWithin(parseIntrinsic(text))) {
    if (argument.kind === 'path') paths.push(argument.path);
  }
  return paths;
}

function pathReference({
  root,
  segments,
}: ParsedPath): { variable?: string; context?: string } | undefined {
  if (root.kind === 'variable') return { variable: root.name };
  if (root.kind === 'input') return undefined;
  const names: string[] = [];
  for (const segment of segments) {
    if (segment.kind !== 'name') break;
    names.push(segment.name);
  }
  return { context: names.join('.') };
}

function orNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch {
    // The syntax rules report what cannot be read.
    return [];
  }
}
