import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

type Stringify = (value: unknown, options: object) => string | undefined;
const stableJson = require('../../scripts/stable-json.cjs') as Stringify;
const ofCdktf = require(
  require.resolve('json-stable-stringify', { paths: [require.resolve('cdktf')] }),
) as Stringify;

describe('stableJson', () => {
  test('writes every JSON value as json-stable-stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stableJson(value, { space: 2 })).toBe(ofCdktf(value, { space: 2 }));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test.each([
    ['empty lists and objects', { list: [], object: {} }],
    ['what JSON does not know', { a: undefined, b: [undefined, () => 1, Number.NaN], c: () => 1 }],
    ['keys that look like numbers', { b: 1, 10: 1, 9: 1 }],
    ['a date', { at: new Date(0) }],
    ['nothing', undefined],
  ])('writes %s as json-stable-stringify does', (_what, value) => {
    expect(stableJson(value, { space: 2 })).toBe(ofCdktf(value, { space: 2 }));
  });

  test('refuses a form that it does not write', () => {
    expect(() => stableJson({}, { space: 4 })).toThrow('only the form {"space":2}');
  });
});
