import { failure, taking } from '../../../simulator/tasks/handler';
import {
  attempt,
  type ConformanceCase,
  DOCS,
  failed,
  fails,
  only,
  passCase,
  succeeded,
  through,
} from './case';

const WAIT = `${DOCS}/state-wait.html`;
const PARALLEL = `${DOCS}/state-parallel.html`;
const MAP = `${DOCS}/state-map-inline.html`;
const RECORDED = `recorded: ${MAP}`;
const CONTEXT = `${DOCS}/input-output-contextobject.html`;
const VARIABLES = `${DOCS}/workflow-variables.html`;

const one = (name: string, state: object, all: object = {}): object => ({
  StartAt: name,
  States: { [name]: state },
  ...all,
});
const pass = (fields: object = {}): object => one('In', { Type: 'Pass', ...fields, End: true });
const task = (): object =>
  one('In', { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true });
const map = (fields: object, processor: object = pass()): object =>
  only({ Type: 'Map', ItemProcessor: processor, ...fields });
const iteration = (...events: string[]): string[] => [
  'MapIterationStarted',
  ...events,
  'MapIterationSucceeded',
];
const inMap = (...events: string[]): string[] =>
  succeeded('MapStateEntered', 'MapStateStarted', ...events, 'MapStateSucceeded', 'MapStateExited');
const together = (count: number): string[] => [
  ...Array.from({ length: count }, () => 'MapIterationStarted'),
  ...Array.from({ length: count }, () => [...through('Pass'), 'MapIterationSucceeded']).flat(),
];
const parallel = (branches: readonly object[], fields: object = {}): object =>
  only({ Type: 'Parallel', Branches: branches, ...fields });
const inParallel = (...events: string[]): string[] =>
  succeeded(
    'ParallelStateEntered',
    'ParallelStateStarted',
    ...events,
    'ParallelStateSucceeded',
    'ParallelStateExited',
  );

const mapped = (
  name: string,
  fields: object,
  input: unknown,
  output: unknown,
  events: string[],
  processor?: object,
): ConformanceCase => ({
  name: `Map ${name}`,
  source: MAP,
  definition: map(fields, processor),
  options: { input: input as never },
  expected: { output: output as never },
  events: inMap(...events),
});
const waits = (name: string, fields: object, input: unknown): ConformanceCase => ({
  name: `Wait ${name}`,
  source: WAIT,
  definition: only({ Type: 'Wait', ...fields }),
  options: { input: input as never },
  expected: { output: input as never },
  events: succeeded(...through('Wait')),
});
const waitRefused = (
  name: string,
  fields: object,
  input: unknown,
  cause: string,
): ConformanceCase => ({
  name: `Wait ${name}`,
  source: WAIT,
  definition: only({ Type: 'Wait', ...fields }),
  options: { input: input as never },
  expected: fails('States.Runtime', cause),
  events: failed('WaitStateEntered'),
});

export const FLOW_CASES: readonly ConformanceCase[] = [
  waits('for seconds', { Seconds: 10 }, { a: 1 }),
  waits('for no seconds', { Seconds: 0 }, {}),
  waits('for seconds of the input', { SecondsPath: '$.s' }, { s: 5 }),
  waits('until a moment', { Timestamp: '2026-03-01T00:00:00Z' }, {}),
  waits(
    'until a moment of the input',
    { TimestampPath: '$.t' },
    { t: '2026-03-01T00:00:00+02:00' },
  ),
  waits('not for a moment that has passed', { Timestamp: '1999-01-01T00:00:00Z' }, {}),
  waitRefused('refuses negative seconds', { SecondsPath: '$.s' }, { s: -1 }, 'SecondsPath'),
  waitRefused('refuses seconds that are text', { SecondsPath: '$.s' }, { s: '5' }, 'SecondsPath'),
  waitRefused(
    'refuses a moment that is none',
    { TimestampPath: '$.t' },
    { t: 'soon' },
    'TimestampPath',
  ),

  {
    name: 'Parallel gives its results in the order of the branches',
    source: PARALLEL,
    definition: parallel([pass({ Result: 1 }), pass({ Result: 2 })]),
    expected: { output: [1, 2] },
    events: inParallel(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'Parallel gives every branch the same input',
    source: PARALLEL,
    definition: parallel([pass(), pass()]),
    options: { input: { a: 1 } },
    expected: { output: [{ a: 1 }, { a: 1 }] },
    events: inParallel(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'Parallel gives its branches the Parameters',
    source: PARALLEL,
    definition: parallel([pass()], { Parameters: { 'b.$': '$.a' } }),
    options: { input: { a: 1 } },
    expected: { output: [{ b: 1 }] },
    events: inParallel(...through('Pass')),
  },
  {
    name: 'Parallel has ResultSelector and ResultPath',
    source: PARALLEL,
    definition: parallel([pass({ Result: 1 })], {
      ResultSelector: { 'first.$': '$[0]' },
      ResultPath: '$.r',
    }),
    options: { input: { a: 1 } },
    expected: { output: { a: 1, r: { first: 1 } } },
    events: inParallel(...through('Pass')),
  },
  {
    name: 'Parallel ends when its slowest branch does',
    source: PARALLEL,
    definition: parallel([one('A', { Type: 'Wait', Seconds: 9, End: true }), pass({ Result: 2 })]),
    expected: { output: [{}, 2] },
    events: inParallel('WaitStateEntered', ...through('Pass'), 'WaitStateExited'),
  },
  {
    name: 'Parallel fails with the first branch that fails, and stops the others',
    source: RECORDED,
    definition: parallel([
      one('A', { Type: 'Wait', Seconds: 9, End: true }),
      one('B', { Type: 'Fail', Error: 'E', Cause: 'C' }),
    ]),
    expected: fails('E', 'C'),
    events: failed(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'WaitStateEntered',
      'FailStateEntered',
      'WaitStateAborted',
      'ParallelStateFailed',
    ),
  },
  {
    name: 'Parallel catches what a branch failed with',
    source: PARALLEL,
    definition: {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [one('B', { Type: 'Fail', Error: 'E', Cause: 'C' })],
          Catch: [{ ErrorEquals: ['E'], Next: 'R' }],
          End: true,
        },
        R: { Type: 'Pass', End: true },
      },
    },
    expected: { output: { Error: 'E', Cause: 'C' } },
    events: succeeded(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'FailStateEntered',
      'ParallelStateFailed',
      'ParallelStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'Parallel is retried as a whole',
    source: PARALLEL,
    definition: parallel([task()], { Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] }),
    options: { tasks: { In: failure('E') } },
    expected: fails('E'),
    events: failed(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'TaskStateEntered',
      ...attempt('Failed'),
      'ParallelStateFailed',
      'ParallelStateStarted',
      'TaskStateEntered',
      ...attempt('Failed'),
      'ParallelStateFailed',
    ),
  },
  {
    name: 'what breaks inside a branch ends the execution at once',
    source: PARALLEL,
    definition: parallel([pass({ InputPath: '$.lost' })]),
    expected: fails('States.Runtime', "executing the state 'In'"),
    events: failed('ParallelStateEntered', 'ParallelStateStarted', 'PassStateEntered'),
  },

  mapped('runs the machine for every item', {}, [1, 2], [1, 2], together(2)),
  mapped('of no items gives no results', {}, [], [], []),
  mapped('reads its items by ItemsPath', { ItemsPath: '$.l' }, { l: ['a'] }, ['a'], together(1)),
  mapped(
    'reads items of any type',
    {},
    [null, false, 0, '', {}, []],
    [null, false, 0, '', {}, []],
    together(6),
  ),
  mapped(
    'selects what an iteration is given',
    {
      ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'k.$': '$.k' },
      ItemsPath: '$.l',
    },
    { l: ['a', 'b'], k: 1 },
    [
      { i: 0, v: 'a', k: 1 },
      { i: 1, v: 'b', k: 1 },
    ],
    together(2),
  ),
  mapped(
    'knows Parameters as the older ItemSelector',
    { Parameters: { 'v.$': '$$.Map.Item.Value' } },
    ['a'],
    [{ v: 'a' }],
    together(1),
  ),
  mapped(
    'one after the other',
    { MaxConcurrency: 1 },
    [1, 2],
    [1, 2],
    [...iteration(...through('Pass')), ...iteration(...through('Pass'))],
  ),
  mapped(
    'two at a time',
    { MaxConcurrency: 2 },
    [1, 2, 3],
    [1, 2, 3],
    [
      'MapIterationStarted',
      'MapIterationStarted',
      ...through('Pass'),
      'MapIterationSucceeded',
      'MapIterationStarted',
      ...through('Pass'),
      'MapIterationSucceeded',
      ...through('Pass'),
      'MapIterationSucceeded',
    ],
  ),
  mapped(
    'puts its results beside the input',
    { ItemsPath: '$.l', ResultPath: '$.r' },
    { l: [1] },
    { l: [1], r: [1] },
    together(1),
  ),
  mapped(
    'selects from its results',
    { ResultSelector: { 'n.$': 'States.ArrayLength($)' } },
    [1, 2],
    { n: 2 },
    together(2),
  ),
  mapped(
    'tells its states which item they work on',
    {},
    ['a'],
    [{ i: 0, v: 'a' }],
    together(1),
    pass({ Parameters: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value' } }),
  ),
  mapped(
    'tells its states the input of the execution',
    {},
    ['a'],
    [['a']],
    together(1),
    pass({ Parameters: { 'e.$': '$$.Execution.Input' }, OutputPath: '$.e' }),
  ),
  {
    name: 'Map with an Iterator is the same',
    source: MAP,
    definition: only({ Type: 'Map', Iterator: pass() }),
    options: { input: [1] },
    expected: { output: [1] },
    events: inMap(...together(1)),
  },
  {
    name: 'Map refuses items that are no list',
    source: MAP,
    definition: map({ ItemsPath: '$.l' }),
    options: { input: { l: { a: 1 } } },
    expected: fails('States.Runtime', 'must reference an array'),
    events: failed('MapStateEntered'),
  },
  {
    name: 'Map stops what runs and what waits when an iteration fails',
    source: RECORDED,
    definition: map({ MaxConcurrency: 2 }, task()),
    options: {
      input: [1, 2, 3, 4],
      tasks: {
        In: taking(10, (input: number) => {
          if (input === 1) throw failure('E');
          return input;
        }),
      },
    },
    expected: fails('E'),
    events: failed(
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'MapIterationStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskStarted',
      'TaskFailed',
      'MapIterationFailed',
      'TaskStateAborted',
      'MapIterationAborted',
      'MapStateFailed',
    ),
  },
  {
    name: 'Map catches what an iteration failed with',
    source: RECORDED,
    definition: {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemProcessor: one('In', { Type: 'Fail', Error: 'E', Cause: 'C' }),
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'R' }],
          End: true,
        },
        R: { Type: 'Pass', End: true },
      },
    },
    options: { input: [1] },
    expected: { output: { Error: 'E', Cause: 'C' } },
    events: succeeded(
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'FailStateEntered',
      'MapIterationFailed',
      'MapStateFailed',
      'MapStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'Map is retried as a whole',
    source: MAP,
    definition: map(
      { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }] },
      one('In', { Type: 'Fail', Error: 'E' }),
    ),
    options: { input: [1] },
    expected: fails('E'),
    events: failed(
      'MapStateEntered',
      ...[
        'MapStateStarted',
        'MapIterationStarted',
        'FailStateEntered',
        'MapIterationFailed',
        'MapStateFailed',
      ],
      ...[
        'MapStateStarted',
        'MapIterationStarted',
        'FailStateEntered',
        'MapIterationFailed',
        'MapStateFailed',
      ],
    ),
  },
  {
    name: 'a Map inside a Map sees its own item',
    source: MAP,
    definition: map(
      {},
      one('Inner', {
        Type: 'Map',
        ItemProcessor: pass({ Parameters: { 'i.$': '$$.Map.Item.Index' } }),
        End: true,
      }),
    ),
    options: { input: [[7, 8]] },
    expected: { output: [[{ i: 0 }, { i: 1 }]] },
    events: inMap(
      'MapIterationStarted',
      'MapStateEntered',
      'MapStateStarted',
      ...together(2),
      'MapStateSucceeded',
      'MapStateExited',
      'MapIterationSucceeded',
    ),
  },

  passCase(
    'the context object names the execution',
    CONTEXT,
    { Parameters: { 'id.$': '$$.Execution.Id' } },
    {},
    { id: 'arn:aws:states:us-east-1:123456789012:execution:machine:execution' },
  ),
  passCase(
    'the context object has the input of the execution',
    CONTEXT,
    { Parameters: { 'i.$': '$$.Execution.Input' } },
    { a: 1 },
    { i: { a: 1 } },
  ),
  passCase(
    'the context object has the start of the execution',
    CONTEXT,
    { Parameters: { 't.$': '$$.Execution.StartTime' } },
    {},
    { t: '2026-01-01T00:00:00.000Z' },
  ),
  passCase(
    'the context object has the role',
    CONTEXT,
    { Parameters: { 'r.$': '$$.Execution.RoleArn' } },
    {},
    { r: 'arn:aws:iam::123456789012:role/machine' },
  ),
  passCase(
    'the context object names the state and when it was entered',
    CONTEXT,
    { Parameters: { 's.$': '$$.State' } },
    {},
    { s: { Name: 'Only', EnteredTime: '2026-01-01T00:00:00.000Z' } },
  ),
  passCase(
    'the context object names the machine',
    CONTEXT,
    { Parameters: { 'm.$': '$$.StateMachine' } },
    {},
    { m: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine', Name: 'machine' } },
  ),
  passCase(
    'the context object has no item outside a Map',
    CONTEXT,
    { Parameters: { 'x.$': '$$.Map.Item.Index' } },
    {},
    fails('States.Runtime', '$$.Map.Item.Index'),
  ),

  {
    name: 'a variable is there for later states',
    source: VARIABLES,
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
    source: VARIABLES,
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
    source: VARIABLES,
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
    source: VARIABLES,
    definition: {
      StartAt: 'In',
      States: {
        In: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sns:publish',
          ResultSelector: { k: 1 },
          Assign: { 'm.$': '$.MessageId' },
          Next: 'B',
        },
        B: { Type: 'Pass', InputPath: '$m', End: true },
      },
    },
    options: { tasks: { In: { MessageId: 'm-1' } } },
    expected: { output: 'm-1' },
    events: succeeded(
      'TaskStateEntered',
      ...attempt('Succeeded'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'Assign of a catcher sees the error',
    source: VARIABLES,
    definition: {
      StartAt: 'In',
      States: {
        In: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sns:publish',
          Catch: [
            {
              ErrorEquals: ['States.ALL'],
              Assign: { 'e.$': '$.Error' },
              ResultPath: null,
              Next: 'B',
            },
          ],
          End: true,
        },
        B: { Type: 'Pass', InputPath: '$e', End: true },
      },
    },
    options: { tasks: { In: failure('E') } },
    expected: { output: 'E' },
    events: succeeded(
      'TaskStateEntered',
      ...attempt('Failed'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'Assign of a Choice rule sees the input',
    source: VARIABLES,
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
    source: VARIABLES,
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { k: 7 }, Next: 'M' },
        M: { Type: 'Map', ItemProcessor: pass({ InputPath: '$k' }), End: true },
      },
    },
    options: { input: [1] },
    expected: { output: [7] },
    events: succeeded(
      ...through('Pass'),
      'MapStateEntered',
      'MapStateStarted',
      ...together(1),
      'MapStateSucceeded',
      'MapStateExited',
    ),
  },
  {
    name: 'variables of a branch stay inside it',
    source: VARIABLES,
    definition: {
      StartAt: 'P',
      States: {
        P: { Type: 'Parallel', Branches: [pass({ Assign: { z: 1 } })], Next: 'B' },
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
