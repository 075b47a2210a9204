import type { IntrinsicArgument } from '../intrinsic';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { hasPlaceholder } from './dynamic';
import { oncePerState } from './memo';
import { objectsIn } from './subject';

/** A text in a JSONPath state that the service will read as a path or an intrinsic function. */
export interface Expression {
  readonly text: string;
  readonly path: string;
  /**
   * `path`: a path alone. `result`: where a result goes. `figure`: where a figure of a Map is read.
   * `template`: the value of a `.$` field, a path or an intrinsic; also ErrorPath and CausePath.
   */
  readonly kind: 'path' | 'result' | 'figure' | 'template';
  /** True within Parameters, where a task's arguments are. */
  readonly argument: boolean;
}

/** A value in a payload template that is not an object or a list. */
export interface TemplateLeaf {
  readonly key: string;
  readonly value: Json;
  readonly path: string;
  readonly argument: boolean;
}

const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'];

/** Path fields of a state that are read in a way of their own. */
const KINDS: ReadonlyMap<string, Expression['kind']> = new Map([
  ['ErrorPath', 'template'],
  ['CausePath', 'template'],
  ['ResultPath', 'result'],
  ['MaxConcurrencyPath', 'figure'],
  ['ToleratedFailureCountPath', 'figure'],
  ['ToleratedFailurePercentagePath', 'figure'],
]);

/** Every leaf of every payload template of a state; empty for JSONata states, which have none. */
export const templateLeaves = oncePerState(readTemplates);

function* readTemplates({ state, path, queryLanguage }: VisitedState): Generator<TemplateLeaf> {
  if (queryLanguage === 'JSONata') return;
  for (const key of TEMPLATES) {
    yield* leaves(state[key], key, joinPath(path, key), key === 'Parameters');
  }
  for (const list of ['Choices', 'Catch']) {
    for (const { object, path: at } of objectsIn(state, list, path)) {
      yield* leaves(object['Assign'], 'Assign', joinPath(at, 'Assign'), false);
    }
  }
  for (const [part, key] of [
    ['ItemBatcher', 'BatchInput'],
    ['ItemReader', 'Parameters'],
    ['ResultWriter', 'Parameters'],
  ] as const) {
    const owner = state[part];
    if (isJsonObject(owner)) yield* leaves(owner[key], key, joinPath(path, part, key), false);
  }
}

function* leaves(
  value: Json | undefined,
  key: string,
  path: string,
  argument: boolean,
): Generator<TemplateLeaf> {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) {
    yield { key, value, path, argument };
  } else if (key.endsWith('.$')) {
    // An object under a `.$` name is no expression at all; the rule that reads leaves says so.
    yield { key, value, path, argument };
  } else {
    for (const [name, inner] of entriesOf(value)) {
      const field = typeof name === 'number' ? key : name;
      yield* leaves(inner, field, joinPath(path, name), argument);
    }
  }
}

function entriesOf(value: readonly Json[] | JsonObject): [string | number, Json][] {
  return Array.isArray(value)
    ? value.map((inner: Json, index) => [index, inner])
    : Object.entries(value);
}

/** Every path and expression of a JSONPath state, its nested machines' apart. */
export const expressionsOf = oncePerState(readExpressions);

function* readExpressions(visited: VisitedState): Generator<Expression> {
  if (visited.queryLanguage === 'JSONata') return;
  for (const leaf of templateLeaves(visited)) {
    if (!leaf.key.endsWith('.$') || typeof leaf.value !== 'string') continue;
    yield* expression(leaf.value, leaf.path, 'template', leaf.argument);
  }
  yield* pathFields(visited.state, visited.path);
}

function* pathFields(state: JsonObject, path: string): Generator<Expression> {
  for (const [key, value] of Object.entries(state)) {
    if (!key.endsWith('Path')) continue;
    yield* expression(value, joinPath(path, key), KINDS.get(key) ?? 'path');
  }
  for (const { object, path: at } of objectsIn(state, 'Catch', path)) {
    yield* expression(object['ResultPath'], joinPath(at, 'ResultPath'), 'result');
  }
  for (const { object, path: at } of objectsIn(state, 'Choices', path)) {
    yield* conditionPaths(object, at);
  }
  const reader = state['ItemReader'];
  const owners = [
    ['ItemBatcher', state['ItemBatcher']],
    ['ItemReader.ReaderConfig', isJsonObject(reader) ? reader['ReaderConfig'] : undefined],
  ] as const;
  for (const [name, owner] of owners) {
    if (!isJsonObject(owner)) continue;
    for (const [key, value] of Object.entries(owner)) {
      if (key.endsWith('Path')) yield* expression(value, `${path}.${name}.${key}`, 'figure');
    }
  }
}

function* conditionPaths(condition: JsonObject, path: string): Generator<Expression> {
  for (const [key, value] of Object.entries(condition)) {
    if (key === 'Variable' || key.endsWith('Path')) {
      yield* expression(value, joinPath(path, key), 'path');
    } else if (key === 'Not' && isJsonObject(value)) {
      yield* conditionPaths(value, joinPath(path, key));
    } else if (key === 'And' || key === 'Or') {
      for (const { object, path: at } of objectsIn(condition, key, path)) {
        yield* conditionPaths(object, at);
      }
    }
  }
}

function* expression(
  text: Json | undefined,
  path: string,
  kind: Expression['kind'],
  argument = false,
): Generator<Expression> {
  if (typeof text !== 'string' || hasPlaceholder(text)) return;
  yield { text, path, kind, argument };
}

/** An argument of an intrinsic and all that is nested in it. */
export function* argumentsWithin(argument: IntrinsicArgument): Generator<IntrinsicArgument> {
  yield argument;
  if (argument.kind === 'call') {
    for (const inner of argument.arguments) yield* argumentsWithin(inner);
  }
}
