import { failure } from '../../../../simulator/tasks/handler';
import type { TaskCall } from '../../../../simulator/tasks/task-call';
import { call, publish } from '../../../support/machines';
import { type ConformanceCase, DOCS, fails } from '../case';
import { attempt, attempts, failed, inTask } from '../events';
import { TASK_PAGE, taskCase } from './task-case';

/** What becomes of what a handler returns or throws. */
export const HANDLER_CASES: readonly ConformanceCase[] = [
  taskCase(
    'a handler that returns nothing gives null',
    TASK_PAGE,
    publish(),
    () => undefined,
    { output: null },
    inTask(...attempt('Succeeded')),
  ),
  taskCase(
    'a result becomes JSON',
    TASK_PAGE,
    publish(),
    () => ({ at: new Date(0), gone: undefined }),
    { output: { at: '1970-01-01T00:00:00.000Z' } },
    inTask(...attempt('Succeeded')),
  ),
  taskCase(
    'a promise is waited for',
    TASK_PAGE,
    publish(),
    async () => 1,
    { output: 1 },
    inTask(...attempt('Succeeded')),
  ),
  taskCase(
    'a rejected promise fails the task',
    TASK_PAGE,
    publish(),
    () => Promise.reject(failure('E', 'C')),
    fails('E', 'C'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  taskCase(
    'a thrown error fails under its name, with its message',
    TASK_PAGE,
    publish(),
    () => {
      throw new RangeError('far');
    },
    fails('RangeError', 'far'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  taskCase(
    'for a function the Cause is what the runtime reports',
    `${DOCS}/connect-lambda.html`,
    call('arn:aws:states:::lambda:invoke'),
    () => {
      throw new RangeError('far');
    },
    fails(
      'RangeError',
      '{"errorType":"RangeError","errorMessage":"far","trace":["RangeError: far"]}',
    ),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  taskCase(
    'a thrown null fails the task',
    TASK_PAGE,
    publish(),
    () => {
      throw null;
    },
    fails('null'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  taskCase(
    'a handler cannot change the input of the next attempt',
    TASK_PAGE,
    publish({ Parameters: { n: [] }, Retry: [{ ErrorEquals: ['States.ALL'] }] }),
    (input: { n: number[] }, call: TaskCall) => {
      input.n.push(1);
      if (call.attempt < 3) throw new Error('again');
      return input;
    },
    { output: { n: [1] } },
    inTask(...attempts(3, 'Succeeded')),
  ),
];
