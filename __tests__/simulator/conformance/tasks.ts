import { failure, type TaskScript, taking } from '../../../simulator/tasks/handler';
import type { TaskCall } from '../../../simulator/tasks/task-call';
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

const CALLBACK = `${DOCS}/connect-to-resource.html#connect-wait-token`;
const TIMEOUT = `${DOCS}/state-task.html`;
const HEARTBEAT =
  'recorded: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html';

const task = (resource: string, fields: object = {}): object =>
  only({ Type: 'Task', Resource: resource, ...fields });
const PUBLISH = 'arn:aws:states:::sns:publish';
const SEND = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
const TOKEN = { Parameters: { 'token.$': '$$.Task.Token' } };

const run = (
  name: string,
  source: string,
  definition: object,
  script: TaskScript,
  expected: ConformanceCase['expected'],
  events: readonly string[],
): ConformanceCase => ({
  name,
  source,
  definition,
  options: { tasks: { Only: script } },
  expected,
  events,
});
const inTask = (...events: string[]): string[] =>
  succeeded('TaskStateEntered', ...events, 'TaskStateExited');
const SUBMITTED = ['TaskScheduled', 'TaskStarted', 'TaskSubmitted'];

export const TASK_CASES: readonly ConformanceCase[] = [
  run(
    'a service gets the Parameters and gives its raw answer',
    TIMEOUT,
    task(PUBLISH, { Parameters: { Message: 'm' } }),
    (input: object) => ({ got: input }),
    { output: { got: { Message: 'm' } } },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'a function by ARN has events of its own',
    `${DOCS}/connect-lambda.html`,
    task('arn:aws:lambda:us-east-1:123456789012:function:f'),
    1,
    { output: 1 },
    inTask('LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'),
  ),
  run(
    'a function by ARN that fails',
    `${DOCS}/connect-lambda.html`,
    task('arn:aws:lambda:us-east-1:123456789012:function:f'),
    failure('E'),
    fails('E'),
    failed(
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
    ),
  ),
  run(
    'lambda:invoke hands over the Payload and wraps what comes back',
    `${DOCS}/connect-lambda.html`,
    task('arn:aws:states:::lambda:invoke', {
      Parameters: { FunctionName: 'f', Payload: { a: 1 } },
      ResultSelector: { 'p.$': '$.Payload', 's.$': '$.StatusCode', 'v.$': '$.ExecutedVersion' },
    }),
    (input: object) => input,
    { output: { p: { a: 1 }, s: 200, v: '$LATEST' } },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'an activity has events of its own',
    `${DOCS}/concepts-activities.html`,
    task('arn:aws:states:us-east-1:123456789012:activity:a'),
    1,
    { output: 1 },
    inTask('ActivityScheduled', 'ActivityStarted', 'ActivitySucceeded'),
  ),
  run(
    'a job that is waited for tells of its start',
    `${DOCS}/connect-to-resource.html`,
    task('arn:aws:states:::glue:startJobRun.sync'),
    { JobRunState: 'SUCCEEDED' },
    { output: { JobRunState: 'SUCCEEDED' } },
    inTask('TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded'),
  ),
  run(
    'an SDK call is a service like any other',
    `${DOCS}/supported-services-awssdk.html`,
    task('arn:aws:states:::aws-sdk:s3:putObject'),
    { ETag: 'e' },
    { output: { ETag: 'e' } },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'a handler that returns nothing gives null',
    TIMEOUT,
    task(PUBLISH),
    () => undefined,
    { output: null },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'a result becomes JSON',
    TIMEOUT,
    task(PUBLISH),
    () => ({ at: new Date(0), gone: undefined }),
    { output: { at: '1970-01-01T00:00:00.000Z' } },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'a promise is waited for',
    TIMEOUT,
    task(PUBLISH),
    async () => 1,
    { output: 1 },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'a rejected promise fails the task',
    TIMEOUT,
    task(PUBLISH),
    () => Promise.reject(failure('E', 'C')),
    fails('E', 'C'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  run(
    'a thrown error fails under its name, with its message',
    TIMEOUT,
    task(PUBLISH),
    () => {
      throw new RangeError('far');
    },
    fails('RangeError', 'far'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  run(
    'for a function the Cause is what the runtime reports',
    `${DOCS}/connect-lambda.html`,
    task('arn:aws:states:::lambda:invoke'),
    () => {
      throw new RangeError('far');
    },
    fails(
      'RangeError',
      '{"errorType":"RangeError","errorMessage":"far","trace":["RangeError: far"]}',
    ),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  run(
    'a thrown null fails the task',
    TIMEOUT,
    task(PUBLISH),
    () => {
      throw null;
    },
    fails('null'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  run(
    'a handler cannot change the input of the next attempt',
    TIMEOUT,
    only({
      Type: 'Task',
      Resource: PUBLISH,
      Parameters: { n: [] },
      Retry: [{ ErrorEquals: ['States.ALL'] }],
    }),
    (input: { n: number[] }, call: TaskCall) => {
      input.n.push(1);
      if (call.attempt < 3) throw new Error('again');
      return input;
    },
    { output: { n: [1] } },
    inTask(...attempt('Failed'), ...attempt('Failed'), ...attempt('Succeeded')),
  ),
  run(
    'a task may take time',
    TIMEOUT,
    task(PUBLISH, { TimeoutSeconds: 10 }),
    taking(9_999, 1),
    { output: 1 },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'a task that takes too long times out',
    TIMEOUT,
    task(PUBLISH, { TimeoutSeconds: 10 }),
    taking(10_001, 1),
    fails('States.Timeout'),
    failed('TaskStateEntered', ...attempt('TimedOut')),
  ),
  run(
    'a timeout of thirty days is no shorter',
    TIMEOUT,
    task(SEND, { ...TOKEN, TimeoutSeconds: 2_592_000 }),
    (_input: object, call: TaskCall) => call.sendTaskSuccess('late', 2_591_999_000),
    { output: 'late' },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  run(
    'a task without a timeout may take months',
    TIMEOUT,
    task(PUBLISH),
    taking(90 * 86_400_000, 1),
    { output: 1 },
    inTask(...attempt('Succeeded')),
  ),
  run(
    'a timeout can be caught',
    TIMEOUT,
    {
      StartAt: 'Only',
      States: {
        Only: {
          Type: 'Task',
          Resource: PUBLISH,
          TimeoutSeconds: 1,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'R' }],
          End: true,
        },
        R: { Type: 'Pass', End: true },
      },
    },
    taking(2_000, 1),
    { output: { Error: 'States.Timeout' } },
    succeeded('TaskStateEntered', ...attempt('TimedOut'), 'TaskStateExited', ...through('Pass')),
  ),
  run(
    'a timeout may come from the input',
    TIMEOUT,
    {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Result: { t: 1 }, Next: 'Only' },
        Only: { Type: 'Task', Resource: PUBLISH, TimeoutSecondsPath: '$.t', End: true },
      },
    },
    taking(2_000, 1),
    fails('States.Timeout'),
    failed(...through('Pass'), 'TaskStateEntered', ...attempt('TimedOut')),
  ),
  run(
    'a callback task ends with the answer to its token',
    CALLBACK,
    task(SEND, TOKEN),
    (_input: object, call: TaskCall) => {
      call.sendTaskSuccess({ ok: true }, 5_000);
      return { MessageId: 'm' };
    },
    { output: { ok: true } },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  run(
    'the token may be answered while the task is still being sent',
    CALLBACK,
    task(SEND, TOKEN),
    (_input: object, call: TaskCall) => {
      call.sendTaskSuccess(1);
      return {};
    },
    { output: 1 },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  run(
    'a callback task fails with SendTaskFailure',
    CALLBACK,
    task(SEND, TOKEN),
    (_input: object, call: TaskCall) => call.sendTaskFailure('Declined', 'no funds'),
    fails('Declined', 'no funds'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskFailed'),
  ),
  run(
    'SendTaskFailure need not name an error',
    CALLBACK,
    task(SEND, TOKEN),
    (_input: object, call: TaskCall) => call.sendTaskFailure(),
    fails(''),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskFailed'),
  ),
  run(
    'a callback task that cannot be sent is not submitted',
    CALLBACK,
    task(SEND, TOKEN),
    () => {
      throw failure('Sqs.QueueDoesNotExist');
    },
    fails('Sqs.QueueDoesNotExist'),
    failed('TaskStateEntered', ...attempt('Failed')),
  ),
  run(
    'a callback nobody answers ends with the longest execution',
    `${DOCS}/service-quotas.html`,
    task(SEND, TOKEN),
    () => ({}),
    { error: 'States.Timeout', status: 'TIMED_OUT' },
    ['ExecutionStarted', 'TaskStateEntered', ...SUBMITTED, 'ExecutionTimedOut'],
  ),
  run(
    'a missed heartbeat is a States.Timeout',
    HEARTBEAT,
    task(SEND, { ...TOKEN, HeartbeatSeconds: 5, TimeoutSeconds: 600 }),
    () => ({}),
    fails('States.Timeout'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskTimedOut'),
  ),
  run(
    'heartbeats keep a task alive',
    TIMEOUT,
    task(SEND, { ...TOKEN, HeartbeatSeconds: 5 }),
    (_input: object, call: TaskCall) => {
      for (const at of [4, 8, 12]) call.sendTaskHeartbeat(at * 1000);
      call.sendTaskSuccess('alive', 16_000);
    },
    { output: 'alive' },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  run(
    'heartbeats do not move the timeout',
    TIMEOUT,
    task(SEND, { ...TOKEN, HeartbeatSeconds: 5, TimeoutSeconds: 6 }),
    (_input: object, call: TaskCall) => {
      call.sendTaskHeartbeat(4_000);
      call.sendTaskSuccess('late', 8_000);
    },
    fails('States.Timeout'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskTimedOut'),
  ),
  run(
    'a Catch may ask for States.HeartbeatTimeout',
    TIMEOUT,
    {
      StartAt: 'Only',
      States: {
        Only: {
          Type: 'Task',
          Resource: SEND,
          ...TOKEN,
          HeartbeatSeconds: 5,
          Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'R' }],
          End: true,
        },
        R: { Type: 'Pass', End: true },
      },
    },
    () => ({}),
    { output: { Error: 'States.HeartbeatTimeout' } },
    succeeded(
      'TaskStateEntered',
      ...SUBMITTED,
      'TaskTimedOut',
      'TaskStateExited',
      ...through('Pass'),
    ),
  ),
  run(
    'a Catch of States.HeartbeatTimeout does not take another timeout',
    TIMEOUT,
    {
      StartAt: 'Only',
      States: {
        Only: {
          Type: 'Task',
          Resource: SEND,
          ...TOKEN,
          TimeoutSeconds: 5,
          Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'R' }],
          End: true,
        },
        R: { Type: 'Pass', End: true },
      },
    },
    () => ({}),
    fails('States.Timeout'),
    failed('TaskStateEntered', ...SUBMITTED, 'TaskTimedOut'),
  ),
  run(
    'a machine has a timeout of its own',
    `${DOCS}/state-machine-structure.html`,
    only({ Type: 'Task', Resource: PUBLISH }, { TimeoutSeconds: 60 }),
    taking(61_000, 1),
    { error: 'States.Timeout', status: 'TIMED_OUT' },
    ['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'ExecutionTimedOut'],
  ),
];
