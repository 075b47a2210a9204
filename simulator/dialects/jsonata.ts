import type { Json, JsonObject } from '../../asl/json';
import { isJsonataExpression } from '../../asl/jsonata-expression';
import type { StateFailure } from '../errors/state-failure';
import { compileJsonata, evaluationFailure } from '../jsonata/expression';
import { compileJsonataTemplate, type Template } from '../jsonata/template';
import { assignments } from './assignments';
import type { Dialect, Field, Finish, Finished, StateData, View } from './dialect';

/** The JSONata dialect: Arguments in, Output out, expressions in `{% … %}`. */
export const JSONATA: Dialect = {
  name: 'JSONata',
  input: () => (_view, raw) => raw,
  arguments(owner, field) {
    const template = owner[field];
    return template === undefined || field === 'Parameters'
      ? undefined
      : compileJsonataTemplate(template, field);
  },
  template: compileJsonataTemplate,
  value(owner, name, place = '') {
    const given = owner[name];
    return given === undefined ? undefined : fieldOf(given, `${place}${name}`);
  },
  finish: (state) =>
    finisher(state, '', ({ input, result }) => (result === undefined ? input : result)),
  caught: (catcher, index) =>
    finisher(catcher, `Catch[${index}]/`, ({ errorOutput = {} }) => errorOutput),
  condition(rule, index) {
    const field = `Choices[${index}]/Condition`;
    const { Condition: given } = rule;
    if (typeof given === 'boolean') return () => given;
    if (!isJsonataExpression(given)) {
      throw new TypeError(`${field} is ${JSON.stringify(given)}; allowed: {% an expression %}`);
    }
    const text = String(given);
    const evaluate = compileJsonata(text, field);
    return async (view, data) => {
      const holds = await evaluate(view, data);
      if (typeof holds === 'boolean') return holds;
      throw unexpectedResult(text, field, 'a boolean', holds);
    };
  },
  chosen(state, rule, index): Finish {
    const place = `Choices[${index}]/`;
    // A rule's own Output and Assign take the place of the state's.
    const own = { ...pick(state, 'Output'), ...pick(rule, 'Output'), ...pick(rule, 'Assign') };
    return finisher(own, place, ({ input }) => input);
  },
};

function fieldOf(given: Json, place: string): Field {
  return Object.assign(compileJsonataTemplate(given, place), {
    unfit: (value: Json, allowed: string) => unexpectedResult(given, place, allowed, value),
  });
}

function unexpectedResult(given: Json, place: string, allowed: string, value: Json): StateFailure {
  const source = isJsonataExpression(given)
    ? String(given).slice(2, -2).trim()
    : JSON.stringify(given);
  const told = `Expected ${allowed}, but was: ${JSON.stringify(value)}`;
  return evaluationFailure(source, place, `returned an unexpected result type. ${told}`);
}

function pick(owner: JsonObject, field: string): JsonObject {
  const value = owner[field];
  return value === undefined ? {} : { [field]: value };
}

/** Output and Assign, both evaluated with the variables as they were before. */
function finisher(owner: JsonObject, place: string, otherwise: (data: StateData) => Json): Finish {
  const output = optional(owner['Output'], `${place}Output`);
  const assign = optional(assignments(owner), `${place}Assign`);
  if (output === undefined && assign === undefined) {
    return (_view, data) => ({ output: otherwise(data) });
  }
  return async (view: View, data: StateData): Promise<Finished> => {
    const assigned = assign === undefined ? undefined : await assign(view, data);
    const given = output === undefined ? otherwise(data) : await output(view, data);
    return assigned === undefined
      ? { output: given }
      : { output: given, assigned: assigned as JsonObject };
  };
}

function optional(value: Json | undefined, field: string): Template | undefined {
  return value === undefined ? undefined : compileJsonataTemplate(value, field);
}
