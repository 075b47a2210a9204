import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCsvLine } from '../../../lambdas/etl/csv-line';
import { anyText } from '../../support/any-text';

describe('parseCsvLine', () => {
  test.each([
    ['plain fields', 'a,b,c', ['a', 'b', 'c']],
    ['empty fields', ',a,', ['', 'a', '']],
    ['one field', 'a', ['a']],
    ['nothing at all', '', ['']],
    ['quotes around a comma', '"a,b",c', ['a,b', 'c']],
    ['doubled quotes', '"say ""hi""",b', ['say "hi"', 'b']],
    ['an empty quoted field', '"",b', ['', 'b']],
    ['blanks, as they are', ' a , b ', [' a ', ' b ']],
  ])('reads %s', (_what, line, expected) => {
    expect(parseCsvLine(line)).toEqual(expected);
  });

  test.each([
    ['a quote that is never closed', '"a,b'],
    ['a quote inside a plain field', 'a"b,c'],
    ['something after a closing quote', '"a"b,c'],
    ['a quote alone', '"'],
    ['an odd number of quotes', '"""'],
  ])('refuses %s', (_what, line) => {
    expect(parseCsvLine(line)).toBeUndefined();
  });

  test('reads back whatever was written by the rules', () => {
    const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(anyText(), { minLength: 1 }), (fields) => {
        expect(parseCsvLine(fields.map(quoted).join(','))).toEqual(fields);
      }),
    );
  });
});
