import { failure, sequence, type TaskScript } from '../../../../simulator/tasks/handler';
import { PUBLISH, publish } from '../../../support/machines';
import { type ConformanceCase, DOCS, fails } from '../case';
import { attempts, failed, inTask, succeeded, through } from '../events';
import { boom, ERRORS_PAGE, retryAll } from './error-case';

function retried(
  name: string,
  retry: readonly object[],
  script: TaskScript,
  count: number,
  last: 'Succeeded' | 'Failed',
  error = 'Boom',
): ConformanceCase {
  return {
    name: `Retry ${name}`,
    source: ERRORS_PAGE,
    definition: publish({ Retry: retry }),
    options: { tasks: { Only: script } },
    expected: last === 'Succeeded' ? { output: 'ok' } : fails(error),
    events:
      last === 'Succeeded'
        ? inTask(...attempts(count, last))
        : failed('TaskStateEntered', ...attempts(count, last)),
  };
}

export const RETRY_CASES: readonly ConformanceCase[] = [
  retried('runs the task again', [retryAll()], sequence(boom, 'ok'), 2, 'Succeeded'),
  retried('is three times when it does not say', [retryAll()], boom, 4, 'Failed'),
  retried('of 0 attempts is none', [retryAll({ MaxAttempts: 0 })], boom, 1, 'Failed'),
  retried('of 1 attempt is one', [retryAll({ MaxAttempts: 1 })], boom, 2, 'Failed'),
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
    [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }, retryAll({ MaxAttempts: 1 })],
    sequence(boom, failure('Bang'), 'ok'),
    3,
    'Succeeded',
  ),
  retried(
    'stops when the first retrier that matches is used up',
    [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }, retryAll({ MaxAttempts: 5 })],
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
    [retryAll()],
    failure('States.Runtime'),
    1,
    'Failed',
    'States.Runtime',
  ),
  retried(
    'by States.ALL does not take a States.DataLimitExceeded',
    [retryAll()],
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
  {
    name: 'counters start anew when the state is entered again',
    source: ERRORS_PAGE,
    definition: {
      StartAt: 'Try',
      States: {
        Try: {
          ...PUBLISH,
          Retry: [retryAll({ MaxAttempts: 1 })],
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
      ...attempts(2, 'Succeeded'),
      'TaskStateExited',
      ...through('Choice'),
      'TaskStateEntered',
      ...attempts(2, 'Succeeded'),
      'TaskStateExited',
      ...through('Choice'),
      ...through('Succeed'),
    ),
  },
  {
    name: 'the context object counts the retries',
    source: `${DOCS}/input-output-contextobject.html`,
    definition: publish({ Parameters: { 'n.$': '$$.State.RetryCount' }, Retry: [retryAll()] }),
    options: {
      tasks: {
        Only: (input: { n: number }) => {
          if (input.n < 2) throw new Error('again');
          return input;
        },
      },
    },
    expected: { output: { n: 2 } },
    events: inTask(...attempts(3, 'Succeeded')),
  },
];
