import { isJsonObject, type Json } from '../../asl/json';
import type { StateData, View } from '../dialects/dialect';
import { hash, partition, range } from '../intrinsics/functions';
import { javaRandom } from '../random';

/**
 * What an expression may use by name: `$states`, the variables, the functions that the service adds to the language,
 * and those of the language that would read the real clock or real chance.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function bindingsFor(view: View, data: StateData): { [name: string]: unknown } {
  const { input, result, errorOutput } = data;
  return {
    ...view.variables.all(),
    states: {
      input,
      context: view.context(),
      ...(result === undefined ? {} : { result }),
      ...(errorOutput === undefined ? {} : { errorOutput }),
    },
    ...FUNCTIONS,
    random: (seed?: number) => (seed === undefined ? view.random.next() : javaRandom(seed)),
    uuid: () => view.random.uuid(),
    millis: () => view.nowMs,
    now: (picture?: string, zone?: string) => now(view.nowMs, picture, zone),
    // The service has no $eval; without a value, calling it is an error of the language (T1006).
    eval: undefined,
  };
}

const FUNCTIONS = {
  parse: (text: string): Json => JSON.parse(text) as Json,
  partition: (values: Json, size: number): Json => partition(listOf(values), Math.floor(size)),
  range: (first: number, last: number, step: number): Json => range(first, last, step),
  hash: (value: Json, algorithm = 'SHA-256'): Json =>
    hash(
      isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value),
      algorithm,
    ),
};

/** To JSONata a single value and a list of it are the same. */
function listOf(values: Json): readonly Json[] {
  return Array.isArray(values) ? values : [values];
}

async function now(timeMs: number, picture?: string, zone?: string): Promise<unknown> {
  if (picture === undefined) return new Date(timeMs).toISOString();
  const jsonata = require('jsonata') as typeof import('jsonata');
  return jsonata('$fromMillis(time, picture, zone)').evaluate({ time: timeMs, picture, zone });
}
