import { failure } from '../../../../simulator/tasks/handler';
import type { TaskCall } from '../../../../simulator/tasks/task-call';
import { type ConformanceCase, DOCS, fails } from '../case';
import { attempt, failed, inTask } from '../events';
import { message, SUBMITTED, taskCase } from './task-case';

const CALLBACK = `${DOCS}/connect-to-resource.html#connect-wait-token`;

export const CALLBACK_CASES: readonly ConformanceCase[] = [
  taskCase(
    'a callback task ends with the answer to its token',
    CALLBACK,
    message(),
    (_input: object, call: TaskCall) => {
      call.sendTaskSuccess({ ok: true }, 5_000);
      return { MessageId: 'm' };
    },
    { output: { ok: true } },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  taskCase(
    'the token may be answered while the task is still being sent',
    CALLBACK,
    message(),
    (_input: object, call: TaskCall) => {
      call.sendTaskSuccess(1);
      return {};
    },
    { output: 1 },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  taskCase(
    'a callback task fails with SendTaskFailure',
    CALLBACK,
    message(),
    (_input: object, call: TaskCall) => call.sendTaskFailure('Declined', 'no funds'),
    fails('Declined', 'no funds'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskFailed'),
  ),
  taskCase(
    'SendTaskFailure need not name an error',
    CALLBACK,
    message(),
    (_input: object, call: TaskCall) => call.sendTaskFailure(),
    fails(''),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskFailed'),
  ),
  taskCase(
    'a callback task that cannot be sent is not submitted',
    CALLBACK,
    message(),
    () => {
      throw failure('Sqs.QueueDoesNotExist');
    },
    fails('Sqs.QueueDoesNotExist'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  taskCase(
    'a callback nobody answers ends with the longest execution',
    `${DOCS}/service-quotas.html`,
    message(),
    () => ({}),
    { error: 'States.Timeout', status: 'TIMED_OUT' },
    ['ExecutionStarted', 'TaskStateEntered', ...SUBMITTED, 'ExecutionTimedOut'],
  ),
];
