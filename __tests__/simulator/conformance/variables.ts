import { failure } from '../../../simulator/tasks/handler';
import { caught, innerPass, PUBLISH } from '../../support/machines';
import { type ConformanceCase, DOCS, fails } from './case';
import {
  attempt,
  failed,
  inTaskThenPass,
  succeeded,
  through,
  throughMap,
  together,
} from './events';

const SOURCE = `${DOCS}/workflow-variables.html`;

export const VARIABLE_CASES: readonly ConformanceCase[] = [
  {
    name: 'a variable is there for later states',
    source: SOURCE,
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { 'x.$': '$.a', y: 'k' }, Next: 'B' },
        B: { Type: 'Pass', Parameters: { 'x.$': '$x', 'y.$': '$y' }, End: true },
      },
    },
    options: { input: { a: { b: 1 } } },
    expected: { output: { x: { b: 1 }, y: 'k' } },
    events: succeeded(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'a path goes into a variable',
    source: SOURCE,
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { 'x.$': '$' }, Next: 'B' },
        B: { Type: 'Pass', InputPath: '$x.a.b', End: true },
      },
    },
    options: { input: { a: { b: 1 } } },
    expected: { output: 1 },
    events: succeeded(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'Assign of a state does not reach its own fields',
    source: SOURCE,
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { n: 1 }, Next: 'B' },
        B: { Type: 'Pass', Assign: { n: 2, 'm.$': '$n' }, Next: 'C' },
        C: { Type: 'Pass', Parameters: { 'n.$': '$n', 'm.$': '$m' }, End: true },
      },
    },
    expected: { output: { n: 2, m: 1 } },
    events: succeeded(...through('Pass'), ...through('Pass'), ...through('Pass')),
  },
  {
    name: 'Assign of a Task sees its result before ResultSelector',
    source: SOURCE,
    definition: {
      StartAt: 'In',
      States: {
        In: {
          ...PUBLISH,
          ResultSelector: { k: 1 },
          Assign: { 'm.$': '$.MessageId' },
          Next: 'B',
        },
        B: { Type: 'Pass', InputPath: '$m', End: true },
      },
    },
    options: { tasks: { In: { MessageId: 'm-1' } } },
    expected: { output: 'm-1' },
    events: inTaskThenPass(...attempt('Succeeded')),
  },
  {
    name: 'Assign of a Task sees a result of null',
    source: SOURCE,
    definition: {
      StartAt: 'In',
      States: {
        In: { ...PUBLISH, Assign: { 'm.$': '$' }, ResultPath: null, Next: 'B' },
        B: { Type: 'Pass', InputPath: '$m', End: true },
      },
    },
    options: { input: { a: 1 }, tasks: { In: () => null } },
    expected: { output: null },
    events: inTaskThenPass(...attempt('Succeeded')),
  },
  {
    name: 'Assign of a catcher sees the error',
    source: SOURCE,
    definition: caught(
      PUBLISH,
      { ErrorEquals: ['States.ALL'], Assign: { 'e.$': '$.Error' }, ResultPath: null },
      { InputPath: '$e' },
    ),
    options: { tasks: { Only: failure('E') } },
    expected: { output: 'E' },
    events: inTaskThenPass(...attempt('Failed')),
  },
  {
    name: 'Assign of a Choice rule sees the input',
    source: SOURCE,
    definition: {
      StartAt: 'A',
      States: {
        A: {
          Type: 'Choice',
          Choices: [{ Variable: '$.a', IsPresent: true, Assign: { 'x.$': '$.a' }, Next: 'B' }],
        },
        B: { Type: 'Pass', InputPath: '$x', End: true },
      },
    },
    options: { input: { a: 1 } },
    expected: { output: 1 },
    events: succeeded(...through('Choice'), ...through('Pass')),
  },
  {
    name: 'iterations read the variables around them',
    source: SOURCE,
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { k: 7 }, Next: 'M' },
        M: { Type: 'Map', ItemProcessor: innerPass({ InputPath: '$k' }), End: true },
      },
    },
    options: { input: [1] },
    expected: { output: [7] },
    events: succeeded(...through('Pass'), ...throughMap(...together(1))),
  },
  {
    name: 'variables of a branch stay inside it',
    source: SOURCE,
    definition: {
      StartAt: 'P',
      States: {
        P: { Type: 'Parallel', Branches: [innerPass({ Assign: { z: 1 } })], Next: 'B' },
        B: { Type: 'Pass', InputPath: '$z', End: true },
      },
    },
    expected: fails('States.Runtime', "Invalid path '$z'"),
    events: failed(
      'ParallelStateEntered',
      'ParallelStateStarted',
      ...through('Pass'),
      'ParallelStateSucceeded',
      'ParallelStateExited',
      'PassStateEntered',
    ),
  },
];
