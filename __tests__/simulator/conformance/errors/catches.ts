import type { Json } from '../../../../asl/json';
import { failure, type TaskScript } from '../../../../simulator/tasks/handler';
import { caught, PUBLISH } from '../../../support/machines';
import { type ConformanceCase, fails } from '../case';
import { attempt, attempts, failed, inTaskThenPass } from '../events';
import { boom, ERRORS_PAGE, retryAll } from './error-case';

function catches(
  name: string,
  errors: string[],
  script: TaskScript,
  output: Json,
  catcher: object = {},
): ConformanceCase {
  return {
    name: `Catch ${name}`,
    source: ERRORS_PAGE,
    definition: caught(PUBLISH, { ErrorEquals: errors, ...catcher }),
    options: { input: { a: 1 }, tasks: { Only: script } },
    expected: { output },
    events: inTaskThenPass(...attempt('Failed')),
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
    source: ERRORS_PAGE,
    definition: caught(PUBLISH, { ErrorEquals: errors }),
    options: { tasks: { Only: script } },
    expected: fails(error),
    events: failed('TaskStateEntered', ...attempt('Failed')),
  };
}

const LARGE = 'x'.repeat(262_200);

export const CATCH_CASES: readonly ConformanceCase[] = [
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
    source: ERRORS_PAGE,
    definition: caught(
      { ...PUBLISH, Retry: [retryAll({ MaxAttempts: 1 })] },
      { ErrorEquals: ['Boom'] },
    ),
    options: { tasks: { Only: boom } },
    expected: { output: { Error: 'Boom', Cause: 'why' } },
    events: inTaskThenPass(...attempts(2, 'Failed')),
  },
  {
    name: 'the first catcher that matches is taken',
    source: ERRORS_PAGE,
    definition: {
      StartAt: 'Only',
      States: {
        Only: {
          ...PUBLISH,
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
    events: inTaskThenPass(...attempt('Failed')),
  },
];
