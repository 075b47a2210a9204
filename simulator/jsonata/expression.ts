import type * as Jsonata from 'jsonata';
import type { Json } from '../../asl/json';
import type { StateData, View } from '../dialects/dialect';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import { jsonCopy } from '../json-copy';
import { bindingsFor } from './functions';

/** An expression of JSONata, compiled: what is between `{%` and `%}`. */
export type Expression = (view: View, data: StateData) => Promise<Json>;

/**
 * Compiles the inside of `{% … %}`. An expression that throws or gives nothing fails its state.
 *
 * @param field where it stands in the state, as the service names it: `Output/order/id`, `Choices[0]/Condition`
 * @throws TypeError when the expression cannot be parsed
 */
export function compileJsonata(text: string, field: string): Expression {
  const source = text.slice(2, -2).trim();
  const expression = parse(source, field);
  return async (view, data) => {
    const value = await evaluate(expression, source, field, view, data);
    if (value !== undefined && typeof value !== 'function') return jsonCopy(value);
    throw evaluationFailure(source, field, 'returned nothing (undefined).');
  };
}

async function evaluate(
  expression: Jsonata.Expression,
  source: string,
  field: string,
  view: View,
  data: StateData,
): Promise<unknown> {
  try {
    return await expression.evaluate(undefined, bindingsFor(view, data));
  } catch (reason) {
    const { code, message } = reason as { readonly code?: string; readonly message?: string };
    const told = code === undefined ? String(message ?? reason) : `${code}: ${message}`;
    throw evaluationFailure(source, field, `threw an error during evaluation. ${told}`);
  }
}

/** Source of the wording: recorded executions, as told in https://github.com/floci-io/floci/issues/2665 */
export function evaluationFailure(source: string, field: string, what: string): StateFailure {
  return new StateFailure({
    error: ERRORS.query,
    cause: `The JSONata expression '${source}' specified for the field '${field}' ${what}`,
    interpreted: true,
    location: field,
  });
}

/** Loaded with the first expression: a definition in JSONPath need not wait for it. */
function parse(source: string, field: string): Jsonata.Expression {
  const jsonata = require('jsonata') as typeof Jsonata.default;
  try {
    return jsonata(source);
  } catch (reason) {
    throw new TypeError(
      `field '${field}' holds the JSONata expression '${source}': ${(reason as { message?: string }).message}`,
    );
  }
}
