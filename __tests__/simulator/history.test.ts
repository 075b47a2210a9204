import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import { failure } from '../../simulator/tasks/handler';
import { call, map, one, only } from '../support/machines';

// The shapes are those of recorded executions of the service.
const chain = (history: readonly { id: number; previousEventId: number }[]): string =>
  history.map(({ id, previousEventId }) => `${id}<${previousEventId}`).join(' ');

describe('the history', () => {
  test('tells a service integration as GetExecutionHistory does', async () => {
    const { history } = await simulate(
      call('arn:aws:states:::sqs:sendMessage', {
        Parameters: { QueueUrl: 'q' },
        TimeoutSeconds: 9,
      }),
      { tasks: { Only: { MessageId: 'm' } }, input: { a: 1 } },
    );

    const timestamp = '2026-01-01T00:00:00.000Z';
    const text = { truncated: false };
    expect(history).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp,
        type: 'ExecutionStarted',
        executionStartedEventDetails: {
          input: '{"a":1}',
          inputDetails: text,
          roleArn: 'arn:aws:iam::123456789012:role/machine',
        },
      },
      {
        id: 2,
        previousEventId: 0,
        timestamp,
        type: 'TaskStateEntered',
        stateEnteredEventDetails: { name: 'Only', input: '{"a":1}', inputDetails: text },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp,
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          resource: 'sendMessage',
          resourceType: 'sqs',
          region: 'us-east-1',
          parameters: '{"QueueUrl":"q"}',
          timeoutInSeconds: 9,
        },
      },
      {
        id: 4,
        previousEventId: 3,
        timestamp,
        type: 'TaskStarted',
        taskStartedEventDetails: { resource: 'sendMessage', resourceType: 'sqs' },
      },
      {
        id: 5,
        previousEventId: 4,
        timestamp,
        type: 'TaskSucceeded',
        taskSucceededEventDetails: {
          resource: 'sendMessage',
          resourceType: 'sqs',
          output: '{"MessageId":"m"}',
          outputDetails: text,
        },
      },
      {
        id: 6,
        previousEventId: 5,
        timestamp,
        type: 'TaskStateExited',
        stateExitedEventDetails: { name: 'Only', output: '{"MessageId":"m"}', outputDetails: text },
      },
      {
        id: 7,
        previousEventId: 6,
        timestamp,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: { output: '{"MessageId":"m"}', outputDetails: text },
      },
    ]);
  });

  test('tells a function called by its ARN', async () => {
    const { history } = await simulate(call('arn:aws:lambda:us-east-1:1:function:f'), {
      tasks: { Only: failure('E', 'C') },
    });

    expect(history[2]?.['lambdaFunctionScheduledEventDetails']).toEqual({
      resource: 'arn:aws:lambda:us-east-1:1:function:f',
      input: '{}',
      inputDetails: { truncated: false },
    });
    expect(Object.keys(history[3] ?? {})).toEqual(['id', 'previousEventId', 'timestamp', 'type']);
    expect(history[4]?.['lambdaFunctionFailedEventDetails']).toEqual({ error: 'E', cause: 'C' });
    expect(history[5]?.['executionFailedEventDetails']).toEqual({ error: 'E', cause: 'C' });
  });

  test('keeps the suffix of a resource', async () => {
    const { history } = await simulate(call('arn:aws:states:::aws-sdk:dynamodb:getItem'), {
      tasks: { Only: {} },
    });

    expect(history[3]?.['taskStartedEventDetails']).toEqual({
      resource: 'getItem',
      resourceType: 'aws-sdk:dynamodb',
    });
  });

  test('chains the iterations of a Map as the service does', async () => {
    const { history } = await simulate(map({ MaxConcurrency: 1 }), { input: [1, 2] });

    expect(chain(history)).toBe('1<0 2<0 3<2 4<3 5<4 6<5 7<6 8<6 9<8 10<9 11<10 12<11 13<11 14<13');
  });

  test('gives a failed Map and the end that follows their predecessors', async () => {
    const { history } = await simulate(map({}, one('F', { Type: 'Fail', Error: 'E' })), {
      input: [1],
    });

    expect(chain(history)).toBe('1<0 2<0 3<2 4<3 5<4 6<5 7<5 8<7');
  });

  test('gives what broke in the interpreter no predecessor', async () => {
    const { history } = await simulate(only({ Type: 'Pass', InputPath: '$.lost' }));

    expect(chain(history)).toBe('1<0 2<0 3<0');
  });

  test('tells the error of a timed out execution, without a predecessor', async () => {
    const { history } = await simulate(only({ Type: 'Wait', Seconds: 9 }, { TimeoutSeconds: 1 }));

    expect(history.at(-1)).toMatchObject({
      previousEventId: 0,
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    });
  });

  test('tells the variables that a state assigned, as text', async () => {
    const { history } = await simulate(only({ Type: 'Pass', Assign: { n: 1, s: 'x' } }));

    expect(history[2]?.['stateExitedEventDetails']).toMatchObject({
      assignedVariables: { n: '1', s: '"x"' },
      assignedVariablesDetails: { truncated: false },
    });
  });

  test('tells where an expression failed', async () => {
    const { history } = await simulate({
      QueryLanguage: 'JSONata',
      ...only({ Type: 'Pass', Output: { a: '{% $lost %}' } }),
    });

    expect(history[2]?.['evaluationFailedEventDetails']).toMatchObject({
      error: 'States.QueryEvaluationError',
      location: 'Output/a',
      state: 'Only',
    });
  });
});
