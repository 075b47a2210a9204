import { isJsonObject } from '../json';
import { joinPath } from '../path';
import { isDynamic, numberFault } from './dynamic';
import { eachState, type Finding, type Rule } from './rule';
import { objectsIn } from './subject';
import { isTimestamp } from './timestamp';

const DURATIONS = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];
/** Source: https://states-language.net/spec.html#wait-state */
const WAIT_SECONDS = { least: 0, most: 99_999_999, integer: true };

/** Rules on single values. */
export const VALUE_RULES = [
  {
    id: 'value-and-path',
    severity: 'error',
    description:
      'A field and its …Path form do not stand together (TimeoutSeconds and TimeoutSecondsPath, Error and ErrorPath …).',
    check: eachState(function* ({ state, path }) {
      yield* doubled(state, path);
      const batcher = state['ItemBatcher'];
      if (isJsonObject(batcher)) yield* doubled(batcher, joinPath(path, 'ItemBatcher'));
      const reader = state['ItemReader'];
      const config = isJsonObject(reader) ? reader['ReaderConfig'] : undefined;
      if (isJsonObject(config))
        yield* doubled(config, joinPath(path, 'ItemReader', 'ReaderConfig'));
    }),
  },
  {
    id: 'wait-duration',
    severity: 'error',
    description: 'A Wait has exactly one of Seconds, SecondsPath, Timestamp and TimestampPath.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      if (state['Type'] !== 'Wait') return;
      const found = DURATIONS.filter((key) => state[key] !== undefined);
      if (found.length === 1) return;
      const allowed = queryLanguage === 'JSONata' ? ['Seconds', 'Timestamp'] : DURATIONS;
      yield {
        path,
        value: found,
        message: `${found.length} durations in a Wait`,
        fix: `give exactly one of ${allowed.join(', ')}`,
      };
    }),
  },
  {
    id: 'wait-value',
    severity: 'error',
    description:
      "A Wait's Seconds are 0 to 99,999,999 and its Timestamp is RFC 3339, like 2026-01-31T08:00:00Z.",
    check: eachState(function* ({ state, path, queryLanguage }) {
      if (state['Type'] !== 'Wait') return;
      const { Seconds: seconds, Timestamp: timestamp } = state;
      const allowed = numberFault(seconds, WAIT_SECONDS, queryLanguage);
      if (allowed !== undefined) {
        yield {
          path: joinPath(path, 'Seconds'),
          value: seconds,
          message: 'not a number of seconds',
          fix: `give ${allowed}`,
        };
      }
      if (timestamp === undefined || isDynamic(timestamp, queryLanguage) || isTimestamp(timestamp))
        return;
      yield {
        path: joinPath(path, 'Timestamp'),
        value: timestamp,
        message: 'not a timestamp',
        fix: "write it like '2026-01-31T08:00:00Z'",
      };
    }),
  },
  {
    id: 'credentials-role',
    severity: 'error',
    description: 'Credentials name a RoleArn.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      const value = state['Credentials'];
      if (value === undefined || isDynamic(value, queryLanguage)) return;
      if (isJsonObject(value) && ('RoleArn' in value || 'RoleArn.$' in value)) return;
      yield {
        path: joinPath(path, 'Credentials'),
        value,
        message: 'Credentials without RoleArn',
        fix: 'add RoleArn, the role that the task assumes',
      };
    }),
  },
  {
    id: 'handler-list',
    severity: 'error',
    description: 'Retry, Catch, Choices and Branches are lists of objects.',
    check: eachState(function* ({ state, path }) {
      for (const key of ['Retry', 'Catch', 'Choices', 'Branches']) {
        const value = state[key];
        const objects = [...objectsIn(state, key, path)].length;
        if (value === undefined || (Array.isArray(value) && value.length === objects)) continue;
        yield {
          path: joinPath(path, key),
          value,
          message: `${key} is not a list of objects`,
          fix: 'give a list, even for a single entry',
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

function* doubled(owner: { readonly [key: string]: unknown }, path: string): Generator<Finding> {
  for (const key of Object.keys(owner)) {
    const other = `${key}Path`;
    if (!(other in owner) || key === 'Input' || key === 'Output') continue;
    // Seconds and Timestamp of a Wait are counted by wait-duration.
    if (owner['Type'] === 'Wait') continue;
    // Result is a Pass's value and ResultPath the place it goes to.
    if (key === 'Result' || key === 'Items') continue;
    yield {
      path: joinPath(path, other),
      value: owner[other],
      message: `both ${key} and ${other}`,
      fix: 'keep one of them',
    };
  }
}
