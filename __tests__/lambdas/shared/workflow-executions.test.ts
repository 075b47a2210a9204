import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { fault } from '../../support/effects';

const PREFIX = 'arn:aws:states:eu-central-1:123456789012:execution:saga';
const ALIAS = 'arn:aws:states:eu-central-1:123456789012:stateMachine:saga:live';

function makeExecutions() {
  const client = new SFNClient({ region: 'eu-central-1' });
  const mock = mockClient(client);
  const executions = makeWorkflowExecutions({
    client,
    stateMachineArn: ALIAS,
    executionArnPrefix: PREFIX,
  });
  return { executions, mock };
}

describe('executions of a workflow', () => {
  test('are started through the alias, by name', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).resolves({ executionArn: `${PREFIX}:a` });

    expect(await executions.start('a', '{"a":1}')).toEqual({
      outcome: 'started',
      executionArn: `${PREFIX}:a`,
      status: 'RUNNING',
    });
    expect(mock.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: ALIAS,
      name: 'a',
      input: '{"a":1}',
    });
  });

  test('have the ARN that follows from their name when the service leaves it out', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).resolves({});
    mock.on(DescribeExecutionCommand, { executionArn: `${PREFIX}:a` }).resolves({});

    expect(await executions.start('a', '{}')).toMatchObject({ executionArn: `${PREFIX}:a` });
    expect(await executions.describe('a')).toEqual({
      executionArn: `${PREFIX}:a`,
      status: 'UNKNOWN',
      input: undefined,
      redriveCount: 0,
    });
  });

  test.each([
    ['the same input', '{}', { outcome: 'same', executionArn: `${PREFIX}:a`, status: 'SUCCEEDED' }],
    ['another input', '{"a":1}', { outcome: 'conflict' }],
  ])('that are closed are told from new ones by %s', async (_, input, outcome) => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).rejects(fault('ExecutionAlreadyExists'));
    mock.on(DescribeExecutionCommand).resolves({ input: '{}', status: 'SUCCEEDED' });

    expect(await executions.start('a', input)).toEqual(outcome);
  });

  test('conflict with one that can no longer be compared', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).rejects(fault('ExecutionAlreadyExists'));
    mock.on(DescribeExecutionCommand).rejects(fault('ExecutionDoesNotExist'));

    expect(await executions.start('a', '{}')).toEqual({ outcome: 'conflict' });
    expect(await executions.describe('a')).toBeUndefined();
  });

  test('throw whatever else is wrong', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).rejects(fault('StateMachineDoesNotExist'));
    mock.on(DescribeExecutionCommand).rejects(fault('InvalidArn'));

    await expect(executions.start('a', '{}')).rejects.toThrow('injected');
    await expect(executions.describe('a')).rejects.toThrow('injected');
  });
});
