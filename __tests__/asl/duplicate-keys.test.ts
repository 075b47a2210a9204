import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { duplicateKeys } from '../../asl/duplicate-keys';
import { checkRules } from '../../asl/validate';

const found = (text: string) => [...duplicateKeys(text)];

describe('duplicateKeys', () => {
  test.each([
    ['of the whole', '{"a":1,"a":2}', 'a', 'a', [1, 1]],
    ['on other lines', '{\n"a": "\\n",\n"b": 1,\n"a": 2}', 'a', 'a', [2, 4]],
    ['inside', '{"x":{"y":[{},{"k":{},"k":[]}]}}', 'x.y[1].k', 'k', [1, 1]],
    ['written in two ways', '{"A":1,"\\u0041":2}', 'A', 'A', [1, 1]],
    ['with quotes', '{"a\\"b":1,"a\\"b":1}', '["a\\"b"]', 'a"b', [1, 1]],
    ['of the prototype', '{"__proto__":1,"__proto__":1}', '__proto__', '__proto__', [1, 1]],
    ['of no length', '{"":1,"":1}', '[""]', '', [1, 1]],
  ])('finds a key %s', (_, text, path, key, lines) => {
    expect(found(text)).toEqual([{ path, key, lines }]);
  });

  test('tells of a key once, however often it stands', () => {
    expect(found('{"a":1,"a":2,"a":3,"b":{"a":1,"a":2}}').map(({ path }) => path)).toEqual([
      'a',
      'b.a',
    ]);
  });

  test.each([
    ['{"a":"a","b":["a","a"],"c":{"a":1}}'],
    ['{"a":"{\\"b\\":1,\\"b\\":2}"}'],
    ['{"a":"\\\\","b":1}'],
    ['"a"'],
    ['[[],[{"a":1},{"a":1}]]'],
    ['1'],
  ])('finds nothing in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        expect(found(JSON.stringify(value, null, indent))).toEqual([]);
      }),
    );
  });

  test('does not mind depth', () => {
    const depth = 100_000;

    expect(found('['.repeat(depth) + ']'.repeat(depth))).toEqual([]);
  });

  test('is a fault only where the text is known', () => {
    const text =
      '{"StartAt":"B","StartAt":"A","States":{"A":{"Type":"Succeed"}},"TimeoutSeconds":5}';

    const definition: unknown = JSON.parse(text);

    expect(checkRules(definition)).toEqual([]);
    expect(checkRules(definition, { text })).toEqual([
      expect.objectContaining({ rule: 'duplicate-key', severity: 'error', path: 'StartAt' }),
    ]);
  });
});
