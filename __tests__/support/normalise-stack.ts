import type { EnvironmentName } from '../../config/environment';
import { environments } from '../../config/environments';
import type { StackJson } from './synth';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Policies, definitions, event patterns and the like: JSON inside a string. */
const INNER_JSON = /^(\{"|\[\{").*[}\]]$/s;
const ASSET_FIELDS = new Set(['filename', 'source_code_hash']);

/**
 * A stack's JSON for people and comparisons: keys sorted, notes under `//` and hashes of code left out, JSON
 * inside strings opened, statements as lines by their Sid. With an environment, its name, account and region are words too.
 */
export function normaliseStack(json: StackJson, environment?: EnvironmentName): Json {
  if (environment === undefined) return tidied(json as unknown as Json, '');
  const { account, region } = environments[environment];
  const text = JSON.stringify(withoutNames(json, [environment]))
    .replaceAll(account, '<account>')
    .replaceAll(region, '<region>');
  return JSON.parse(text) as Json;
}

/** The same with the names of these environments as one word, for stacks that differ in nothing else. */
export function withoutNames(json: StackJson, environmentNames: readonly EnvironmentName[]): Json {
  // As a part of a name, a path or a whole value; never inside a word.
  const name = new RegExp(`(?<=["/._-])(${environmentNames.join('|')})(?=["/._-])`, 'g');
  return JSON.parse(JSON.stringify(normaliseStack(json)).replaceAll(name, '<environment>')) as Json;
}

function tidied(value: Json, key: string): Json {
  if (typeof value === 'string') {
    if (ASSET_FIELDS.has(key)) return '<asset>';
    return INNER_JSON.test(value) ? tidied(JSON.parse(value) as Json, key) : value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    if (key === 'Statement') return bySid(value);
    return value.map((item: Json) => tidied(item, ''));
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '//')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, tidied(item, name)]),
  );
}

/** Statements by their Sid, each on a line: one more must not make all that follow it look changed. */
function bySid(statements: readonly Json[]): Json {
  return Object.fromEntries(
    statements.map((statement, index) => {
      const {
        Sid = `${index}`,
        Effect,
        Principal,
        Action,
        Resource,
        Condition,
        ...rest
      } = statement as { readonly [key: string]: Json };
      const words = [
        Effect,
        ...(Principal === undefined ? [] : [JSON.stringify(Principal)]),
        [Action].flat().join(', '),
        ...(Resource === undefined ? [] : ['on', [Resource].flat().join(', ')]),
        ...(Condition === undefined ? [] : ['when', JSON.stringify(Condition)]),
        ...(Object.keys(rest).length === 0 ? [] : ['and', JSON.stringify(rest)]),
      ];
      return [Sid as string, words.join(' ')];
    }),
  );
}
