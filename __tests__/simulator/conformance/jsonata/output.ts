import { type ConformanceCase, passCase } from '../case';
import { broken, JSONATA, JSONATA_PAGE, RECORDED } from './jsonata-case';

export const OUTPUT_CASES: readonly ConformanceCase[] = [
  passCase('Output is the input when there is none', JSONATA_PAGE, {}, { a: 1 }, { a: 1 }, JSONATA),
  passCase(
    'Output may be a constant',
    JSONATA_PAGE,
    { Output: { a: [1, null] } },
    {},
    { a: [1, null] },
    JSONATA,
  ),
  passCase(
    'Output evaluates expressions at any depth',
    JSONATA_PAGE,
    { Output: { a: [{ b: '{% $states.input.a %}' }] } },
    { a: 1 },
    { a: [{ b: 1 }] },
    JSONATA,
  ),
  passCase(
    'Output keeps the constants beside its expressions',
    JSONATA_PAGE,
    { Output: { a: ['{% null %}', 2, null], b: '{% 3 %}', c: 'text' } },
    {},
    { a: [null, 2, null], b: 3, c: 'text' },
    JSONATA,
  ),
  passCase(
    'text around an expression is text (recorded)',
    RECORDED,
    { Output: ' {% 1 %} ' },
    {},
    ' {% 1 %} ',
    JSONATA,
  ),
  passCase(
    'a field ending in .$ is a field like any other',
    JSONATA_PAGE,
    { Output: { 'a.$': '$.a' } },
    {},
    { 'a.$': '$.a' },
    JSONATA,
  ),
  passCase(
    'the cause names the field inside the Output',
    RECORDED,
    { Output: { a: { b: ['{% $lost %}'] } } },
    {},
    broken("'Output/a/b[0]'"),
    JSONATA,
  ),
];
