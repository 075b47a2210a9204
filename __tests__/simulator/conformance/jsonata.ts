import type { Json } from '../../../asl/json';
import { failure } from '../../../simulator/tasks/handler';
import {
  attempt,
  type ConformanceCase,
  DOCS,
  type Failing,
  failed,
  fails,
  only,
  passCase,
  succeeded,
  through,
} from './case';

const SOURCE = `${DOCS}/transforming-data.html`;
const RECORDED = 'recorded: https://github.com/floci-io/floci/issues/2665';
const JSONATA = { QueryLanguage: 'JSONata' };
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
const broken = (cause: string): Failing => fails('States.QueryEvaluationError', cause);

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

const jsonata = (definition: object): object => ({ ...JSONATA, ...definition });
const task = (fields: object): object =>
  only({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', ...fields }, JSONATA);
const two = (first: object, second: object): object =>
  jsonata({
    StartAt: 'A',
    States: { A: { Type: 'Pass', ...first, Next: 'B' }, B: { Type: 'Pass', ...second, End: true } },
  });

export const JSONATA_CASES: readonly ConformanceCase[] = [
  ...ROWS.map(([expression, expected]) =>
    passCase(
      `{% ${expression} %}`,
      SOURCE,
      { Output: `{% ${expression} %}` },
      INPUT,
      expected,
      JSONATA,
    ),
  ),
  passCase('Output is the input when there is none', SOURCE, {}, { a: 1 }, { a: 1 }, JSONATA),
  passCase(
    'Output may be a constant',
    SOURCE,
    { Output: { a: [1, null] } },
    {},
    { a: [1, null] },
    JSONATA,
  ),
  passCase(
    'Output evaluates expressions at any depth',
    SOURCE,
    { Output: { a: [{ b: '{% $states.input.a %}' }] } },
    { a: 1 },
    { a: [{ b: 1 }] },
    JSONATA,
  ),
  passCase(
    'Output keeps the constants beside its expressions',
    SOURCE,
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
    SOURCE,
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
  passCase(
    'the cause names the variable that is assigned',
    RECORDED,
    { Assign: { x: '{% $lost %}' } },
    {},
    broken("'Assign/x'"),
    JSONATA,
  ),
  passCase(
    'a state may choose JSONata for itself',
    SOURCE,
    { QueryLanguage: 'JSONata', Output: '{% $states.input.a %}' },
    { a: 1 },
    1,
  ),
  {
    name: 'variables are read by name',
    source: SOURCE,
    definition: two({ Assign: { x: '{% $states.input.a %}' } }, { Output: '{% $x + 1 %}' }),
    options: { input: { a: 1 } },
    expected: { output: 2 },
    events: succeeded(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'Assign and Output see the variables from before',
    source: SOURCE,
    definition: two({ Assign: { x: 1 } }, { Assign: { x: 2 }, Output: '{% $x %}' }),
    expected: { output: 1 },
    events: succeeded(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'a variable may be set to null',
    source: SOURCE,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
        B: { Type: 'Pass', QueryLanguage: 'JSONPath', Assign: { x: null }, Next: 'C' },
        C: {
          Type: 'Pass',
          QueryLanguage: 'JSONPath',
          Parameters: { 'x.$': '$x' },
          OutputPath: '$.x',
          End: true,
        },
      },
    }),
    expected: { output: null },
    events: succeeded(...through('Pass'), ...through('Pass'), ...through('Pass')),
  },
  {
    name: 'a branch that fails stops one that is evaluating',
    source: SOURCE,
    definition: only(
      {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } },
          { StartAt: 'P', States: { P: { Type: 'Pass', Output: '{% 1 %}', End: true } } },
        ],
      },
      JSONATA,
    ),
    expected: fails('E'),
    events: failed(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'FailStateEntered',
      'ParallelStateFailed',
    ),
  },
  {
    name: 'a Task is given its Arguments',
    source: SOURCE,
    definition: task({ Arguments: { m: '{% $states.input.a %}' } }),
    options: { input: { a: 1 }, tasks: { Only: (input: object) => input } },
    expected: { output: { m: 1 } },
    events: succeeded('TaskStateEntered', ...attempt('Succeeded'), 'TaskStateExited'),
  },
  {
    name: 'Output of a Task sees its result',
    source: SOURCE,
    definition: task({ Output: '{% $states.result.n + $states.input.a %}' }),
    options: { input: { a: 1 }, tasks: { Only: { n: 2 } } },
    expected: { output: 3 },
    events: succeeded('TaskStateEntered', ...attempt('Succeeded'), 'TaskStateExited'),
  },
  {
    name: 'a timeout may be an expression',
    source: SOURCE,
    definition: task({ TimeoutSeconds: '{% $states.input.t %}' }),
    options: { input: { t: 5 }, tasks: { Only: 1 } },
    expected: { output: 1 },
    events: succeeded('TaskStateEntered', ...attempt('Succeeded'), 'TaskStateExited'),
  },
  {
    name: 'Output of a catcher sees the error',
    source: SOURCE,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sns:publish',
          Catch: [
            { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'B' },
          ],
          End: true,
        },
        B: { Type: 'Pass', End: true },
      },
    }),
    options: { tasks: { A: failure('E') } },
    expected: { output: 'E' },
    events: succeeded(
      'TaskStateEntered',
      ...attempt('Failed'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'a catcher without Output gives the error',
    source: SOURCE,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sns:publish',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
          End: true,
        },
        B: { Type: 'Pass', End: true },
      },
    }),
    options: { tasks: { A: failure('E', 'why') } },
    expected: { output: { Error: 'E', Cause: 'why' } },
    events: succeeded(
      'TaskStateEntered',
      ...attempt('Failed'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'a failed expression can be caught',
    source: RECORDED,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sns:publish',
          Arguments: '{% $lost %}',
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: {}, Next: 'B' }],
          End: true,
        },
        B: { Type: 'Pass', End: true },
      },
    }),
    options: { tasks: { A: 1 } },
    expected: { output: {} },
    events: succeeded(
      'TaskStateEntered',
      'EvaluationFailed',
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'a condition chooses',
    source: SOURCE,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.a > 5 %}', Next: 'C' },
            { Condition: '{% $states.input.a = 1 %}', Output: 'second', Next: 'B' },
          ],
          Default: 'C',
        },
        B: { Type: 'Succeed' },
        C: { Type: 'Fail' },
      },
    }),
    options: { input: { a: 1 } },
    expected: { output: 'second' },
    events: succeeded(...through('Choice'), ...through('Succeed')),
  },
  {
    name: 'no condition leads to the Default',
    source: SOURCE,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'B' },
        B: { Type: 'Succeed' },
        C: { Type: 'Fail' },
      },
    }),
    expected: { output: {} },
    events: succeeded(...through('Choice'), ...through('Succeed')),
  },
  {
    name: 'a condition may be a constant, and gives the input without an Output',
    source: SOURCE,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Choice',
          Choices: [
            { Condition: false, Next: 'C' },
            { Condition: '{% $states.input.a = 2 %}', Next: 'C' },
            { Condition: true, Next: 'B' },
          ],
        },
        B: { Type: 'Succeed' },
        C: { Type: 'Fail' },
      },
    }),
    options: { input: { a: 1 } },
    expected: { output: { a: 1 } },
    events: succeeded(...through('Choice'), ...through('Succeed')),
  },
  {
    name: 'a state may choose JSONPath for itself',
    source: SOURCE,
    definition: only({ Type: 'Pass', QueryLanguage: 'JSONPath', InputPath: '$.a' }, JSONATA),
    options: { input: { a: 1 } },
    expected: { output: 1 },
    events: succeeded(...through('Pass')),
  },
  {
    name: 'the Error of a Fail must be text',
    source: SOURCE,
    definition: only({ Type: 'Fail', Error: '{% 5 %}' }, JSONATA),
    expected: fails('States.Runtime', 'The Error of a Fail state is 5; allowed: a string'),
    events: failed('FailStateEntered'),
  },
  {
    name: 'a timeout must be a whole number above 0',
    source: SOURCE,
    definition: task({ TimeoutSeconds: '{% 0 %}' }),
    options: { tasks: { Only: 1 } },
    expected: fails(
      'States.Runtime',
      'The TimeoutSeconds of the state is 0; allowed: a whole number of seconds above 0',
    ),
    events: failed('TaskStateEntered'),
  },
  {
    name: 'Wait and Map and Parallel take an Output',
    source: SOURCE,
    definition: jsonata({
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Seconds: 1, Output: '{% [1, 2] %}', Next: 'M' },
        M: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Succeed' } } },
          Output: '{% $sum($states.result) %}',
          Next: 'P',
        },
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'On', States: { On: { Type: 'Succeed' } } }],
          Output: '{% $states.result[0] + 1 %}',
          End: true,
        },
      },
    }),
    expected: { output: 4 },
    events: succeeded(
      ...through('Wait'),
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'MapIterationStarted',
      'SucceedStateEntered',
      'SucceedStateExited',
      'MapIterationSucceeded',
      'SucceedStateEntered',
      'SucceedStateExited',
      'MapIterationSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ParallelStateEntered',
      'ParallelStateStarted',
      ...through('Succeed'),
      'ParallelStateSucceeded',
      'ParallelStateExited',
    ),
  },
  {
    name: 'a condition must be true or false',
    source: RECORDED,
    definition: jsonata({
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'B' }] },
        B: { Type: 'Succeed' },
      },
    }),
    expected: broken("'Choices[0]/Condition' returned an unexpected result type."),
    events: failed('ChoiceStateEntered', 'EvaluationFailed'),
  },
  {
    name: 'Wait takes an expression',
    source: SOURCE,
    definition: only({ Type: 'Wait', Seconds: '{% $states.input.s %}' }, JSONATA),
    options: { input: { s: 3 } },
    expected: { output: { s: 3 } },
    events: succeeded(...through('Wait')),
  },
  {
    name: 'Fail takes expressions',
    source: SOURCE,
    definition: only(
      { Type: 'Fail', Error: '{% $states.input.e %}', Cause: "{% 'because ' & $states.input.c %}" },
      JSONATA,
    ),
    options: { input: { e: 'E', c: 'C' } },
    expected: fails('E', 'because C'),
    events: failed('FailStateEntered'),
  },
  {
    name: 'Map takes Items and an ItemSelector',
    source: SOURCE,
    definition: only(
      {
        Type: 'Map',
        Items: '{% $states.input.l %}',
        ItemSelector: {
          v: '{% $states.context.Map.Item.Value %}',
          i: '{% $states.context.Map.Item.Index %}',
        },
        ItemProcessor: {
          StartAt: 'In',
          States: {
            In: { Type: 'Pass', Output: '{% $states.input.v * 10 + $states.input.i %}', End: true },
          },
        },
      },
      JSONATA,
    ),
    options: { input: { l: [3, 4] } },
    expected: { output: [30, 41] },
    events: succeeded(
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'MapIterationStarted',
      'PassStateEntered',
      'PassStateEntered',
      'PassStateExited',
      'MapIterationSucceeded',
      'PassStateExited',
      'MapIterationSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
    ),
  },
  {
    name: 'Parallel gives its branches the Arguments',
    source: SOURCE,
    definition: only(
      {
        Type: 'Parallel',
        Arguments: '{% $states.input.a %}',
        Branches: [{ StartAt: 'In', States: { In: { Type: 'Pass', End: true } } }],
      },
      JSONATA,
    ),
    options: { input: { a: 1 } },
    expected: { output: [1] },
    events: succeeded(
      'ParallelStateEntered',
      'ParallelStateStarted',
      ...through('Pass'),
      'ParallelStateSucceeded',
      'ParallelStateExited',
    ),
  },
];
