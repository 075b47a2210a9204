import { failure, sequence, type TaskScript } from '../../../simulator/tasks/handler';
import {
  attempt,
  type ConformanceCase,
  DOCS,
  failed,
  fails,
  only,
  succeeded,
  through,
} from './case';

const SOURCE = `${DOCS}/concepts-error-handling.html`;
const RESOURCE = 'arn:aws:states:::sns:publish';
const boom = failure('Boom', 'why');
const task = (fields: object): object => only({ Type: 'Task', Resource: RESOURCE, ...fields });
const caught = (errors: string[], more: object = {}, fields: object = {}): object => ({
  StartAt: 'Only',
  States: {
    Only: {
      Type: 'Task',
      Resource: RESOURCE,
      Catch: [{ ErrorEquals: errors, Next: 'Rescue', ...more }],
      End: true,
      ...fields,
    },
    Rescue: { Type: 'Pass', End: true },
  },
});
const tries = (count: number, end: 'Succeeded' | 'Failed' = 'Succeeded'): string[] =>
  Array.from({ length: count }, (_, index) => attempt(index === count - 1 ? end : 'Failed')).flat();

function retried(
  name: string,
  retry: readonly object[],
  script: TaskScript,
  attempts: number,
  ends: 'Succeeded' | 'Failed',
  error = 'Boom',
): ConformanceCase {
  return {
    name: `Retry ${name}`,
    source: SOURCE,
    definition: task({ Retry: retry }),
    options: { tasks: { Only: script } },
    expected: ends === 'Succeeded' ? { output: 'ok' } : fails(error),
    events:
      ends === 'Succeeded'
        ? succeeded('TaskStateEntered', ...tries(attempts), 'TaskStateExited')
        : failed('TaskStateEntered', ...tries(attempts, 'Failed')),
  };
}

function catches(
  name: string,
  errors: string[],
  script: TaskScript,
  output: unknown,
  more: object = {},
): ConformanceCase {
  return {
    name: `Catch ${name}`,
    source: SOURCE,
    definition: caught(errors, more),
    options: { input: { a: 1 }, tasks: { Only: script } },
    expected: { output: output as never },
    events: succeeded(
      'TaskStateEntered',
      ...attempt('Failed'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  };
}

function misses(
  name: string,
  errors: string[],
  script: TaskScript,
  error: string,
): ConformanceCase {
  return {
    name: `Catch ${name}`,
    source: SOURCE,
    definition: caught(errors),
    options: { tasks: { Only: script } },
    expected: fails(error),
    events: failed('TaskStateEntered', ...attempt('Failed')),
  };
}

const all = (fields: object = {}): object => ({ ErrorEquals: ['States.ALL'], ...fields });
const LARGE = 'x'.repeat(262_200);

export const ERROR_CASES: readonly ConformanceCase[] = [
  retried('runs the task again', [all()], sequence(boom, 'ok'), 2, 'Succeeded'),
  retried('is three times when it does not say', [all()], boom, 4, 'Failed'),
  retried('of 0 attempts is none', [all({ MaxAttempts: 0 })], boom, 1, 'Failed'),
  retried('of 1 attempt is one', [all({ MaxAttempts: 1 })], boom, 2, 'Failed'),
  retried('needs the name of the error', [{ ErrorEquals: ['Other'] }], boom, 1, 'Failed'),
  retried(
    'takes any of several names',
    [{ ErrorEquals: ['Other', 'Boom'], MaxAttempts: 1 }],
    boom,
    2,
    'Failed',
  ),
  retried(
    'counts for every retrier apart',
    [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }, all({ MaxAttempts: 1 })],
    sequence(boom, failure('Bang'), 'ok'),
    3,
    'Succeeded',
  ),
  retried(
    'stops when the first retrier that matches is used up',
    [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }, all({ MaxAttempts: 5 })],
    boom,
    2,
    'Failed',
  ),
  retried(
    'by States.TaskFailed takes any failure of a task',
    [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 }],
    boom,
    2,
    'Failed',
  ),
  retried(
    'never takes States.Runtime',
    [all()],
    failure('States.Runtime'),
    1,
    'Failed',
    'States.Runtime',
  ),
  retried(
    'by States.ALL does not take a States.DataLimitExceeded',
    [all()],
    failure('States.DataLimitExceeded'),
    1,
    'Failed',
    'States.DataLimitExceeded',
  ),
  retried(
    'may name States.DataLimitExceeded',
    [{ ErrorEquals: ['States.DataLimitExceeded'], MaxAttempts: 1 }],
    failure('States.DataLimitExceeded'),
    2,
    'Failed',
    'States.DataLimitExceeded',
  ),
  catches('by name gives the error as output', ['Boom'], boom, { Error: 'Boom', Cause: 'why' }),
  catches('by States.ALL takes any error', ['States.ALL'], boom, { Error: 'Boom', Cause: 'why' }),
  catches('by States.TaskFailed takes any error of a task', ['States.TaskFailed'], boom, {
    Error: 'Boom',
    Cause: 'why',
  }),
  catches(
    'puts the error beside the input',
    ['Boom'],
    boom,
    { a: 1, e: { Error: 'Boom', Cause: 'why' } },
    { ResultPath: '$.e' },
  ),
  catches('may throw the error away', ['Boom'], boom, { a: 1 }, { ResultPath: null }),
  catches('of a result that is too large by States.ALL (recorded)', ['States.ALL'], () => LARGE, {
    Error: 'States.DataLimitExceeded',
    Cause:
      "The state/task 'sns' returned a result with a size exceeding the maximum number of bytes service limit.",
  }),
  misses('does not take other names', ['Other'], boom, 'Boom'),
  misses(
    'by States.ALL does not take States.Runtime',
    ['States.ALL'],
    failure('States.Runtime'),
    'States.Runtime',
  ),
  misses(
    'does not take States.Runtime by name either',
    ['States.Runtime'],
    failure('States.Runtime'),
    'States.Runtime',
  ),
  misses(
    'by States.ALL does not take States.DataLimitExceeded',
    ['States.ALL'],
    failure('States.DataLimitExceeded'),
    'States.DataLimitExceeded',
  ),
  misses(
    'by States.TaskFailed does not take States.Timeout',
    ['States.TaskFailed'],
    failure('States.Timeout'),
    'States.Timeout',
  ),
  {
    name: 'Catch comes after the retries',
    source: SOURCE,
    definition: caught(['Boom'], {}, { Retry: [all({ MaxAttempts: 1 })] }),
    options: { tasks: { Only: boom } },
    expected: { output: { Error: 'Boom', Cause: 'why' } },
    events: succeeded(
      'TaskStateEntered',
      ...tries(2, 'Failed'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'the first catcher that matches is taken',
    source: SOURCE,
    definition: {
      StartAt: 'Only',
      States: {
        Only: {
          Type: 'Task',
          Resource: RESOURCE,
          Catch: [
            { ErrorEquals: ['Boom'], Next: 'First' },
            { ErrorEquals: ['States.ALL'], Next: 'Second' },
          ],
          End: true,
        },
        First: { Type: 'Pass', Result: 1, End: true },
        Second: { Type: 'Pass', Result: 2, End: true },
      },
    },
    options: { tasks: { Only: boom } },
    expected: { output: 1 },
    events: succeeded(
      'TaskStateEntered',
      ...attempt('Failed'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'counters start anew when the state is entered again',
    source: SOURCE,
    definition: {
      StartAt: 'Try',
      States: {
        Try: {
          Type: 'Task',
          Resource: RESOURCE,
          Retry: [all({ MaxAttempts: 1 })],
          ResultPath: '$.n',
          Next: 'Again',
        },
        Again: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'Try' }],
          Default: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    },
    options: { tasks: { Try: sequence(boom, 1, boom, 2) } },
    expected: { output: { n: 2 } },
    events: succeeded(
      'TaskStateEntered',
      ...tries(2),
      'TaskStateExited',
      ...through('Choice'),
      'TaskStateEntered',
      ...tries(2),
      'TaskStateExited',
      ...through('Choice'),
      ...through('Succeed'),
    ),
  },
  {
    name: 'the context object counts the retries',
    source: `${DOCS}/input-output-contextobject.html`,
    definition: task({ Parameters: { 'n.$': '$$.State.RetryCount' }, Retry: [all()] }),
    options: {
      tasks: {
        Only: (input: { n: number }) => {
          if (input.n < 2) throw new Error('again');
          return input;
        },
      },
    },
    expected: { output: { n: 2 } },
    events: succeeded('TaskStateEntered', ...tries(3), 'TaskStateExited'),
  },
  {
    name: 'a path of Parameters that leads nowhere is States.Runtime (recorded)',
    source:
      'recorded: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
    definition: caught(['States.ALL'], {}, { Parameters: { 'x.$': '$.lost' } }),
    options: { tasks: { Only: 1 } },
    expected: fails(
      'States.Runtime',
      "The JSONPath '$.lost' specified for the field 'x.$' could not be found in the input '{}'",
    ),
    events: failed('TaskStateEntered'),
  },
  {
    name: 'a Catch may ask for States.ParameterPathFailure',
    source: SOURCE,
    definition: caught(
      ['States.ParameterPathFailure'],
      { ResultPath: null },
      { Parameters: { 'x.$': '$.lost' } },
    ),
    options: { tasks: { Only: 1 } },
    expected: { output: {} },
    events: succeeded('TaskStateEntered', 'TaskStateExited', ...through('Pass')),
  },
  {
    name: 'States.IntrinsicFailure can be caught',
    source: SOURCE,
    definition: caught(
      ['States.IntrinsicFailure'],
      { ResultPath: null },
      { Parameters: { 'x.$': "States.StringToJson('{')" } },
    ),
    options: { tasks: { Only: 1 } },
    expected: { output: {} },
    events: succeeded('TaskStateEntered', 'TaskStateExited', ...through('Pass')),
  },
  {
    name: 'Fail ends with its Error and Cause',
    source: `${DOCS}/state-fail.html`,
    definition: only({ Type: 'Fail', Error: 'E', Cause: 'C' }),
    expected: fails('E', 'C'),
    events: failed('FailStateEntered'),
  },
  {
    name: 'Fail reads ErrorPath and CausePath',
    source: `${DOCS}/state-fail.html`,
    definition: only({
      Type: 'Fail',
      ErrorPath: '$.e',
      CausePath: "States.Format('because {}', $.c)",
    }),
    options: { input: { e: 'E', c: 'C' } },
    expected: fails('E', 'because C'),
    events: failed('FailStateEntered'),
  },
  {
    name: 'Fail may name nothing',
    source: `${DOCS}/state-fail.html`,
    definition: only({ Type: 'Fail' }),
    expected: fails(''),
    events: failed('FailStateEntered'),
  },
];
