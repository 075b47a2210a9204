import { describe, expect, test } from '@jest/globals';
import { ExpressionError } from '../../asl/expression-error';
import { parseIntrinsic } from '../../asl/intrinsic';
import { parsePath } from '../../asl/json-path';

const path = (text: string) => ({ kind: 'path', text, path: parsePath(text) });
const literal = (value: number | boolean | null) => ({ kind: 'literal', value });

describe('parseIntrinsic', () => {
  test('reads a call without arguments', () => {
    expect(parseIntrinsic('States.UUID()')).toEqual({
      kind: 'call',
      name: 'States.UUID',
      arguments: [],
    });
  });

  test('reads numbers, words, paths and nested calls, with spaces anywhere', () => {
    const call = parseIntrinsic(
      "States.Array ( -1.5e3, true,false , null, $.a[?(@.b == 'x,)')] , States.MathAdd($n,1) )",
    );

    expect(call.arguments).toEqual([
      literal(-1500),
      literal(true),
      literal(false),
      literal(null),
      path("$.a[?(@.b == 'x,)')]"),
      { kind: 'call', name: 'States.MathAdd', arguments: [path('$n'), literal(1)] },
    ]);
  });

  test('keeps a string as written beside what it means', () => {
    const call = parseIntrinsic("States.Format('it\\'s \\{\\} (a, b) {}\n', $.x)");

    expect(call.arguments[0]).toEqual({
      kind: 'string',
      raw: "it\\'s \\{\\} (a, b) {}\n",
      value: "it's {} (a, b) {}\n",
    });
  });

  test('reads ten calls inside a call', () => {
    expect(parseIntrinsic(nested(10)).name).toBe('States.Array');
  });

  test.each([11, 10_000])('refuses %i calls inside a call', (levels) => {
    expect(() => parseIntrinsic(nested(levels))).toThrow(ExpressionError);
    expect(() => parseIntrinsic(nested(levels))).toThrow('calls nested more than 10 deep');
  });

  test.each([
    ['Format($.a)', "a function such as 'States.Format' expected (at character 1)"],
    ['States.Format', "'(' expected, not the end (at character 14)"],
    ['States.Format($.a', "')' expected, not the end"],
    ['States.Format($.a))', 'nothing expected after the closing bracket'],
    ['States.Format($.a,)', 'an argument expected'],
    ["States.Format('a)", 'the quote is never closed'],
    ["States.Format('a' 'b')", "')' expected, not '''"],
    ['States.Format("a")', 'an argument expected'],
    ['States.Array(1x)', 'an argument expected'],
    ['States.Array($.a[)', "'[' is never closed"],
    ['States.Array(01)', 'an argument expected'],
  ])('refuses %s', (text, message) => {
    expect(() => parseIntrinsic(text)).toThrow(ExpressionError);
    expect(() => parseIntrinsic(text)).toThrow(message);
  });
});

function nested(levels: number): string {
  return `${'States.Array('.repeat(levels + 1)}1${')'.repeat(levels + 1)}`;
}
