import type { TaskCall } from '../../../../simulator/tasks/task-call';
import { caught, SEND_AND_WAIT } from '../../../support/machines';
import { type ConformanceCase, DOCS, fails } from '../case';
import { failed, inTask, inTaskThenPass } from '../events';
import { message, SUBMITTED, TASK_PAGE, TOKEN, taskCase } from './task-case';

export const HEARTBEAT_CASES: readonly ConformanceCase[] = [
  taskCase(
    'a missed heartbeat is a States.Timeout',
    `recorded: ${DOCS}/concepts-error-handling.html`,
    message({ HeartbeatSeconds: 5, TimeoutSeconds: 600 }),
    () => ({}),
    fails('States.Timeout'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskTimedOut'),
  ),
  taskCase(
    'heartbeats keep a task alive',
    TASK_PAGE,
    message({ HeartbeatSeconds: 5 }),
    (_input: object, call: TaskCall) => {
      for (const at of [4, 8, 12]) call.sendTaskHeartbeat(at * 1000);
      call.sendTaskSuccess('alive', 16_000);
    },
    { output: 'alive' },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  taskCase(
    'heartbeats do not move the timeout',
    TASK_PAGE,
    message({ HeartbeatSeconds: 5, TimeoutSeconds: 6 }),
    (_input: object, call: TaskCall) => {
      call.sendTaskHeartbeat(4_000);
      call.sendTaskSuccess('late', 8_000);
    },
    fails('States.Timeout'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskTimedOut'),
  ),
  taskCase(
    'a Catch may ask for States.HeartbeatTimeout',
    TASK_PAGE,
    caught(
      { ...SEND_AND_WAIT, ...TOKEN, HeartbeatSeconds: 5 },
      { ErrorEquals: ['States.HeartbeatTimeout'] },
    ),
    () => ({}),
    { output: { Error: 'States.HeartbeatTimeout' } },
    inTaskThenPass(...SUBMITTED, 'TaskTimedOut'),
  ),
  taskCase(
    'a Catch of States.HeartbeatTimeout does not take another timeout',
    TASK_PAGE,
    caught(
      { ...SEND_AND_WAIT, ...TOKEN, TimeoutSeconds: 5 },
      { ErrorEquals: ['States.HeartbeatTimeout'] },
    ),
    () => ({}),
    fails('States.Timeout'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskTimedOut'),
  ),
];
