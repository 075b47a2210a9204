import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { serialize } from '../../asl/serialize';
import { arbitraryJson } from '../support/arbitrary-machine';

describe('serialize', () => {
  test('is undone by JSON.parse for any JSON', () => {
    fc.assert(
      fc.property(arbitraryJson, (value) => {
        expect(JSON.parse(serialize({ value }))).toEqual({ value });
      }),
    );
  });

  test('leaves no sign that Terraform would read as a template', () => {
    fc.assert(
      fc.property(arbitraryJson, (value) => {
        expect(serialize({ value })).not.toMatch(/[$%]\{/);
      }),
    );
  });

  test('keeps the order of keys and adds no white space', () => {
    expect(serialize({ b: 1, a: [1, { d: null, c: 'x y' }] })).toBe(
      '{"b":1,"a":[1,{"d":null,"c":"x y"}]}',
    );
  });

  test('spells a template sign as a unicode escape', () => {
    expect(serialize({ a: '${x} %{ y } $ {' })).toBe('{"a":"\\u0024{x} \\u0025{ y } $ {"}');
  });

  test('drops an optional field that is undefined', () => {
    expect(serialize({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test.each([
    ['undefined in a list', { list: [undefined] }, "not JSON at key '0': undefined"],
    ['a function', { run: () => 1 }, "not JSON at key 'run'"],
    ['NaN', { n: Number.NaN }, "not JSON at key 'n': NaN"],
    ['infinity', { n: Number.POSITIVE_INFINITY }, "not JSON at key 'n': Infinity"],
    ['a bigint', { n: 1n }, "not JSON at key 'n': 1"],
  ])('refuses %s and says where', (_, definition, message) => {
    expect(() => serialize(definition)).toThrow(message);
  });
});
