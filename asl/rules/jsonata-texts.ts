import { isJsonObject, type Json, type JsonObject } from '../json';
import {
  isJsonataExpression,
  type JsonataReferences,
  jsonataReferences,
} from '../jsonata-expression';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { hasPlaceholder } from './dynamic';
import { oncePerState } from './memo';
import { objectsIn } from './subject';

/** What a state or a catcher has come to: a field of `$states` that its Output and Assign alone may read. */
export type Outcome = 'result' | 'errorOutput';

/** A string of a JSONata state that begins or ends as an expression. */
export interface JsonataText {
  readonly text: string;
  readonly path: string;
  /** True within Arguments, where a task's arguments are. */
  readonly argument: boolean;
  /** What `$states` holds here beside input and context. */
  readonly outcome: Outcome | undefined;
  /** True when a template fills some of it in: nothing that stands there is judged. */
  readonly filledIn: boolean;
  /** What it refers to, or why it cannot be read. */
  readonly read?: JsonataReferences;
  readonly failure?: string;
}

/** Fields that hold names, prose, or parts that are looked into on their own. */
const NOT_EXPRESSIONS: ReadonlySet<string> = new Set(
  (
    'Comment Next Default Type Resource QueryLanguage Label ErrorEquals ' +
    'ItemProcessor Iterator Branches Retry Catch Choices'
  ).split(' '),
);
/** States that have a result: of what they called, or of the machines inside. */
const WITH_RESULT: ReadonlySet<unknown> = new Set(['Task', 'Map', 'Parallel']);

type Place = Pick<JsonataText, 'argument' | 'outcome'>;

/** Strings of a JSONata state that look like `{% … %}`, whole or not. */
export const jsonataTexts = oncePerState(readTexts);

function* readTexts({ state, path, queryLanguage }: VisitedState): Generator<JsonataText> {
  if (queryLanguage !== 'JSONata') return;
  yield* textsOf(state, path, WITH_RESULT.has(state['Type']) ? 'result' : undefined);
  for (const list of ['Retry', 'Catch', 'Choices']) {
    for (const { object, path: at } of objectsIn(state, list, path)) {
      yield* textsOf(object, at, list === 'Catch' ? 'errorOutput' : undefined);
    }
  }
}

function* textsOf(
  owner: JsonObject,
  path: string,
  outcome: Outcome | undefined,
): Generator<JsonataText> {
  for (const [key, value] of Object.entries(owner)) {
    if (NOT_EXPRESSIONS.has(key)) continue;
    const isEnd = key === 'Output' || key === 'Assign';
    const place = { argument: key === 'Arguments', outcome: isEnd ? outcome : undefined };
    yield* textsIn(value, joinPath(path, key), place);
  }
}

function* textsIn(value: Json, path: string, place: Place): Generator<JsonataText> {
  if (typeof value === 'string') {
    if (value.startsWith('{%') || value.endsWith('%}')) {
      yield { text: value, path, ...place, filledIn: hasPlaceholder(value), ...reading(value) };
    }
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield* textsIn(inner, joinPath(path, index), place);
    }
  } else if (isJsonObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* textsIn(inner, joinPath(path, key), place);
    }
  }
}

function reading(text: string): Pick<JsonataText, 'read' | 'failure'> {
  if (!isJsonataExpression(text)) {
    return { failure: "it does not both begin with '{%' and end with '%}'" };
  }
  try {
    return { read: jsonataReferences(text) };
  } catch (error) {
    // The parser throws plain objects with a message.
    const { message } = error as { readonly message?: unknown };
    return { failure: String(message) };
  }
}
