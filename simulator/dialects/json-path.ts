import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { compileCondition } from '../choices/condition';
import { runtimeFailure } from '../errors/state-failure';
import { compilePath } from '../paths/compiled-path';
import { compileExpression } from '../paths/expression';
import { compileTemplate } from '../paths/payload-template';
import { compileReferencePath, type Place } from '../paths/reference-path';
import { assignments } from './assignments';
import type { Dialect, Evaluate, Field, Finish, View } from './dialect';

/** The JSONPath dialect, in which a state filters its data by five fields. Everything is evaluated at once. */
export const JSON_PATH: Dialect = {
  name: 'JSONPath',
  input: (state) => filter(state['InputPath'], 'InputPath'),
  arguments(owner, field) {
    const template = owner[field];
    return template === undefined ? undefined : JSON_PATH.template(template, field);
  },
  template(value) {
    const evaluate = compileTemplate(value);
    return (view, { input }) => evaluate(input, view);
  },
  value(owner, name) {
    const path = owner[`${name}Path`];
    if (typeof path === 'string') {
      const evaluate = path.startsWith('States.')
        ? compileExpression(path, `${name}Path`)
        : required(path);
      return fieldOf(name, (view, { input }) => evaluate(input, view));
    }
    const literal = owner[name];
    return literal === undefined ? undefined : fieldOf(name, () => literal);
  },
  finish(state) {
    const select = optionalTemplate(state['ResultSelector']);
    const place = resultPlace(state['ResultPath']);
    const output = filter(state['OutputPath'], 'OutputPath');
    const assign = optionalTemplate(assignments(state));
    return (view, { raw, input, result }) => {
      // Assign sees the result as it came, before ResultSelector.
      const assigned = assign?.(result === undefined ? input : result, view) as
        | JsonObject
        | undefined;
      const selected = result === undefined || !select ? result : select(result, view);
      const placed = selected === undefined ? input : place(raw, selected);
      const finished = output(view, placed);
      return assigned === undefined ? { output: finished } : { output: finished, assigned };
    };
  },
  caught(catcher) {
    const place = resultPlace(catcher['ResultPath']);
    const assign = optionalTemplate(assignments(catcher));
    return (view, { raw, errorOutput = {} }) => {
      const assigned = assign?.(errorOutput, view) as JsonObject | undefined;
      const output = place(raw, errorOutput);
      return assigned === undefined ? { output } : { output, assigned };
    };
  },
  condition(rule) {
    const holds = compileCondition(rule);
    return (view, { input }) => holds(input, view);
  },
  chosen(state, rule): Finish {
    return JSON_PATH.finish({
      ...pick(state, 'OutputPath'),
      ...pick(rule, 'Assign'),
    });
  },
};

function fieldOf(name: string, evaluate: Evaluate): Field {
  return Object.assign(evaluate, {
    unfit: (value: Json, allowed: string, cause?: string) =>
      runtimeFailure(
        cause ?? `The ${name} of the state is ${JSON.stringify(value)}; allowed: ${allowed}`,
      ),
  });
}

function pick(owner: JsonObject, field: string): JsonObject {
  const value = owner[field];
  return value === undefined ? {} : { [field]: value };
}

function optionalTemplate(value: Json | undefined): ((root: Json, view: View) => Json) | undefined {
  if (value === undefined) return undefined;
  if (isJsonObject(value) || Array.isArray(value)) return compileTemplate(value);
  return () => value;
}

/** InputPath or OutputPath: absent is everything, null is an empty object. */
function filter(path: Json | undefined, field: string): (view: View, value: Json) => Json {
  if (path === undefined || path === '$') return (_view, value) => value;
  if (path === null) return () => ({});
  if (typeof path !== 'string') {
    throw new TypeError(`${field} is ${JSON.stringify(path)}; allowed: a path or null`);
  }
  const read = required(path);
  return (view, value) => {
    if (value === null && path.startsWith('$.')) {
      throw runtimeFailure('Unable to apply Path transformation to null or empty input.');
    }
    return read(value, view);
  };
}

function required(text: string): (root: Json, view: View) => Json {
  const path = compilePath(text);
  return (root, view) => {
    const value = path.read(root, view);
    if (value !== undefined) return value;
    throw runtimeFailure(`Invalid path '${text}' : ${path.whyMissing(root, view)}`);
  };
}

/** ResultPath: absent is the whole, null throws the result away. */
function resultPlace(path: Json | undefined): Place {
  if (path === undefined) return (_input, result) => result;
  if (path === null) return (input) => input;
  return compileReferencePath(String(path));
}
