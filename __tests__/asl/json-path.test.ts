import { describe, expect, test } from '@jest/globals';
import { ExpressionError } from '../../asl/expression-error';
import { isReferencePath, parsePath } from '../../asl/json-path';

const name = (text: string) => ({ kind: 'name', name: text });
const selector = (text: string) => ({ kind: 'selector', text });

describe('parsePath', () => {
  test.each([
    ['$', { kind: 'input' }, []],
    ['$$', { kind: 'context' }, []],
    ['$total', { kind: 'variable', name: 'total' }, []],
    ['$ünder_1.a', { kind: 'variable', name: 'ünder_1' }, [name('a')]],
    ['$.a-b.ü', { kind: 'input' }, [name('a-b'), name('ü')]],
    ['$$.Map.Item.Value', { kind: 'context' }, [name('Map'), name('Item'), name('Value')]],
    ['$rows[-1]', { kind: 'variable', name: 'rows' }, [{ kind: 'index', index: -1 }]],
    [`$['a.b'][ "it's" ]`, { kind: 'input' }, [name('a.b'), name("it's")]],
    [`$['it\\'s']`, { kind: 'input' }, [name("it's")]],
    ['$.a[*].b', { kind: 'input' }, [name('a'), selector('[*]'), name('b')]],
    ['$..price', { kind: 'input' }, [selector('..price')]],
    ["$..['price']", { kind: 'input' }, [selector("..['price']")]],
    ['$.*', { kind: 'input' }, [selector('.*')]],
    ['$.a[1:3:2]', { kind: 'input' }, [name('a'), selector('[1:3:2]')]],
    ["$['a','b']", { kind: 'input' }, [selector("['a','b']")]],
    ["$.a[?(@.b == ']')]", { kind: 'input' }, [name('a'), selector("[?(@.b == ']')]")]],
    ['$.a.length()', { kind: 'input' }, [name('a'), selector('.length()')]],
    ['$.[0]', { kind: 'input' }, [{ kind: 'index', index: 0 }]],
    [
      '$.rows.[0].State',
      { kind: 'input' },
      [name('rows'), { kind: 'index', index: 0 }, name('State')],
    ],
    ['$.[?(@.OU > 0)]', { kind: 'input' }, [selector('[?(@.OU > 0)]')]],
    ["$.[*].['a', 'b']", { kind: 'input' }, [selector('[*]'), selector("['a', 'b']")]],
    ['$$.Execution.Name ', { kind: 'context' }, [name('Execution'), name('Name')]],
    ['$.a\t\n', { kind: 'input' }, [name('a')]],
    ['$ ', { kind: 'input' }, []],
  ])('reads %j', (text, root, segments) => {
    expect(parsePath(text)).toEqual({ root, segments });
  });

  test.each([
    ['', "a path starts with '$'"],
    ['a.b', "a path starts with '$'"],
    ['$5.00', "'.' or '[' expected, not '5'"],
    ['$_a', "'.' or '[' expected, not '_'"],
    ['$.', 'a name expected after the dot'],
    ['$.a..', 'a name expected after the dot'],
    ['$.a b', "'.' or '[' expected, not ' '"],
    ['$.a ]', "'.' or '[' expected, not ' '"],
    [' $.a', "a path starts with '$'"],
    ['$.[', "'[' is never closed"],
    ['$.a[0', "'[' is never closed"],
    ["$.a['b]", "' is never closed"],
    ['$.a[]', 'nothing between the brackets'],
    ['$.a[b]', "'b' between brackets"],
    ['$.a]', "'.' or '[' expected, not ']'"],
  ])('refuses %j', (text, message) => {
    expect(() => parsePath(text)).toThrow(ExpressionError);
    expect(() => parsePath(text)).toThrow(message);
  });
});

describe('isReferencePath', () => {
  test.each([
    ['$.a[0].b', true],
    ['$total.a', true],
    ['$.a[*]', false],
    ['$..a', false],
    ['$$.Execution', false],
  ])('of %s is %s', (text, expected) => {
    expect(isReferencePath(parsePath(text))).toBe(expected);
  });
});
