import type { EnvironmentName } from '../../config/environment';
import { environments } from '../../config/environments';
import type { StackJson } from './synth';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const JSON_FIELDS = new Set([
  'definition',
  'policy',
  'assume_role_policy',
  'redrive_policy',
  'redrive_allow_policy',
  'format',
]);
const ASSET_FIELDS = new Set(['filename', 'source_code_hash']);

/**
 * A stack's JSON for people and comparisons: keys sorted, notes under `//` and hashes of code left out, JSON
 * inside strings opened, statements by their Sid. With an environment, its name, account and region are words too.
 */
export function normaliseStack(json: StackJson, environment?: EnvironmentName): Json {
  const tidy = tidied(JSON.parse(JSON.stringify(json)) as Json, '');
  if (environment === undefined) return tidy;
  const { account, region } = environments[environment];
  const text = JSON.stringify(tidy)
    .replaceAll(account, '<account>')
    .replaceAll(region, '<region>')
    // As a part of a name, a path or a whole value; never inside a word.
    .replaceAll(new RegExp(`(?<=["/.-])${environment}(?=["/.-])`, 'g'), '<environment>');
  return JSON.parse(text) as Json;
}

function tidied(value: Json, key: string): Json {
  if (typeof value === 'string') {
    if (ASSET_FIELDS.has(key)) return '<asset>';
    return JSON_FIELDS.has(key) && value.startsWith('{')
      ? tidied(JSON.parse(value) as Json, key)
      : value;
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

/** One statement more must not make all that follow it look changed. */
function bySid(statements: readonly Json[]): Json {
  return Object.fromEntries(
    statements.map((statement, index) => {
      const { Sid = `${index}`, ...rest } = statement as { readonly [key: string]: Json };
      return [Sid as string, tidied(rest, '')];
    }),
  );
}
