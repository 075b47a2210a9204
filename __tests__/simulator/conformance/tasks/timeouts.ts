import { taking } from '../../../../simulator/tasks/handler';
import type { TaskCall } from '../../../../simulator/tasks/task-call';
import { caught, PUBLISH, publish } from '../../../support/machines';
import { type ConformanceCase, DOCS, fails } from '../case';
import { attempt, failed, inTask, inTaskThenPass, through } from '../events';
import { message, SUBMITTED, TASK_PAGE, taskCase } from './task-case';

export const TIMEOUT_CASES: readonly ConformanceCase[] = [
  taskCase(
    'a task may take time',
    TASK_PAGE,
    publish({ TimeoutSeconds: 10 }),
    taking(9_999, 1),
    { output: 1 },
    inTask(...attempt('Succeeded')),
  ),
  taskCase(
    'a task that takes too long times out',
    TASK_PAGE,
    publish({ TimeoutSeconds: 10 }),
    taking(10_001, 1),
    fails('States.Timeout'),
    failed('TaskStateEntered', ...attempt('TimedOut')),
  ),
  taskCase(
    'a timeout of thirty days is no shorter',
    TASK_PAGE,
    message({ TimeoutSeconds: 2_592_000 }),
    (_input: object, call: TaskCall) => call.sendTaskSuccess('late', 2_591_999_000),
    { output: 'late' },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  taskCase(
    'a task without a timeout may take months',
    TASK_PAGE,
    publish(),
    taking(90 * 86_400_000, 1),
    { output: 1 },
    inTask(...attempt('Succeeded')),
  ),
  taskCase(
    'a timeout can be caught',
    TASK_PAGE,
    caught({ ...PUBLISH, TimeoutSeconds: 1 }, { ErrorEquals: ['States.Timeout'] }),
    taking(2_000, 1),
    { output: { Error: 'States.Timeout' } },
    inTaskThenPass(...attempt('TimedOut')),
  ),
  taskCase(
    'a timeout may come from the input',
    TASK_PAGE,
    {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Result: { t: 1 }, Next: 'Only' },
        Only: { ...PUBLISH, TimeoutSecondsPath: '$.t', End: true },
      },
    },
    taking(2_000, 1),
    fails('States.Timeout'),
    failed(...through('Pass'), 'TaskStateEntered', ...attempt('TimedOut')),
  ),
  taskCase(
    'a machine has a timeout of its own',
    `${DOCS}/state-machine-structure.html`,
    publish({}, { TimeoutSeconds: 60 }),
    taking(61_000, 1),
    { error: 'States.Timeout', status: 'TIMED_OUT' },
    ['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'ExecutionTimedOut'],
  ),
];
