import type { Json } from '../../../../asl/json';
import { type ConformanceCase, type Failing, passCase } from '../case';
import { broken, JSONATA, JSONATA_PAGE } from './jsonata-case';

const INPUT: Json = {
  a: 1,
  b: 'text',
  l: [3, 1, 2],
  o: { k: 'v' },
  nul: null,
  items: [
    { p: 2, q: 3 },
    { p: 4, q: 5 },
  ],
};

/** An expression, with what it gives on the input. */
const ROWS: readonly [expression: string, expected: Json | Failing][] = [
  ['$states.input.a', 1],
  ['$states.input', INPUT],
  ['$states.input.a + 2', 3],
  ["$states.input.b & '!'", 'text!'],
  ['$sum($states.input.l)', 6],
  ['$sort($states.input.l)', [1, 2, 3]],
  ['$sum($states.input.items.(p * q))', 26],
  ['$states.input.items[p > 3].q', 5],
  ['$states.input.nul', null],
  ['$map($states.input.l, function($x) { $x * 2 })', [6, 2, 4]],
  ['[]', []],
  ["{'k': $states.input.a}", { k: 1 }],
  ['$states.context.State.Name', 'Only'],
  ['$states.context.Execution.Name', 'execution'],
  ['$states.context.Execution.RedriveCount', 0],
  ['$now()', '2026-01-01T00:00:00.000Z'],
  ["$now('[Y0001]')", '2026'],
  ['$millis()', 1_767_225_600_000],
  ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
  ['$range(0, 6, 2)', [0, 2, 4, 6]],
  ['$range(3, 1, -1)', [3, 2, 1]],
  ["$hash('input', 'MD5')", 'a43c1b0aa53a0c908810c06ab1ff3967'],
  ["$hash('input', 'SHA-1')", '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
  ["$hash('input', 'SHA-256')", 'c96c6d5be8d08a12e7b5cdc1b207fa6b2430974c86803d8891675e76fd992c20'],
  ["$hash('input', 'SHA-9')", broken('SHA-9')],
  ["$hash([1], 'MD5') = $hash('[1]', 'MD5')", true],
  ["$hash('input') = $hash('input', 'SHA-256')", true],
  ['$partition(1, 2)', [[1]]],
  ["$match($uuid(), /^[0-9a-f-]{36}$/).match != ''", true],
  ['$random(42)', 0.7275636800328681],
  ['$parse(\'{"k":[1]}\').k', [1]],
  ["$parse('{')", broken('threw an error during evaluation.')],
  ["$eval('1+1')", broken('T1006')],
  [
    '$states.input.lost',
    broken(
      "The JSONata expression '$states.input.lost' specified for the field 'Output' returned nothing (undefined).",
    ),
  ],
  [
    '$abs("x")',
    broken(
      'threw an error during evaluation. T0410: Argument 1 of function "abs" does not match function signature',
    ),
  ],
  ["$error('no')", broken('D3137: no')],
  ['$lost', broken('returned nothing (undefined).')],
];

export const EXPRESSION_CASES: readonly ConformanceCase[] = ROWS.map(([expression, expected]) =>
  passCase(
    `{% ${expression} %}`,
    JSONATA_PAGE,
    { Output: `{% ${expression} %}` },
    INPUT,
    expected,
    JSONATA,
  ),
);
