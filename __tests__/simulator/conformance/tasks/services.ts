import { failure } from '../../../../simulator/tasks/handler';
import { call, publish } from '../../../support/machines';
import { type ConformanceCase, DOCS, fails } from '../case';
import { attempt, failed, inTask } from '../events';
import { SUBMITTED, TASK_PAGE, taskCase } from './task-case';

/** What services of every kind are given, answer, and tell. */
export const SERVICE_CASES: readonly ConformanceCase[] = [
  taskCase(
    'a service gets the Parameters and gives its raw answer',
    TASK_PAGE,
    publish({ Parameters: { Message: 'm' } }),
    (input: object) => ({ got: input }),
    { output: { got: { Message: 'm' } } },
    inTask(...attempt('Succeeded')),
  ),
  taskCase(
    'a function by ARN has events of its own',
    `${DOCS}/connect-lambda.html`,
    call('arn:aws:lambda:us-east-1:123456789012:function:f'),
    1,
    { output: 1 },
    inTask('LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'),
  ),
  taskCase(
    'a function by ARN that fails',
    `${DOCS}/connect-lambda.html`,
    call('arn:aws:lambda:us-east-1:123456789012:function:f'),
    failure('E'),
    fails('E'),
    failed(
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
    ),
  ),
  taskCase(
    'lambda:invoke hands over the Payload and wraps what comes back',
    `${DOCS}/connect-lambda.html`,
    call('arn:aws:states:::lambda:invoke', {
      Parameters: { FunctionName: 'f', Payload: { a: 1 } },
      ResultSelector: { 'p.$': '$.Payload', 's.$': '$.StatusCode', 'v.$': '$.ExecutedVersion' },
    }),
    (input: object) => input,
    { output: { p: { a: 1 }, s: 200, v: '$LATEST' } },
    inTask(...attempt('Succeeded')),
  ),
  taskCase(
    'an activity has events of its own',
    `${DOCS}/concepts-activities.html`,
    call('arn:aws:states:us-east-1:123456789012:activity:a'),
    1,
    { output: 1 },
    inTask('ActivityScheduled', 'ActivityStarted', 'ActivitySucceeded'),
  ),
  taskCase(
    'a job that is waited for tells of its start',
    `${DOCS}/connect-to-resource.html`,
    call('arn:aws:states:::glue:startJobRun.sync'),
    { JobRunState: 'SUCCEEDED' },
    { output: { JobRunState: 'SUCCEEDED' } },
    inTask(...SUBMITTED, 'TaskSucceeded'),
  ),
  taskCase(
    'an SDK call is a service like any other',
    `${DOCS}/supported-services-awssdk.html`,
    call('arn:aws:states:::aws-sdk:s3:putObject'),
    { ETag: 'e' },
    { output: { ETag: 'e' } },
    inTask(...attempt('Succeeded')),
  ),
];
