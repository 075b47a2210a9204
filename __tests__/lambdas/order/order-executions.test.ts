import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { makeOrderExecutions } from '../../../lambdas/order/order-executions';
import { fault } from '../../support/effects';

const PREFIX = 'arn:aws:states:eu-central-1:123456789012:execution:order';
const ALIAS = 'arn:aws:states:eu-central-1:123456789012:stateMachine:order:live';

function makeExecutions() {
  const client = new SFNClient({ region: 'eu-central-1' });
  const mock = mockClient(client);
  const executions = makeOrderExecutions({
    client,
    stateMachineArn: ALIAS,
    executionArnPrefix: PREFIX,
  });
  return { executions, mock };
}

describe('executions of orders', () => {
  test('are started through the alias, named by the order', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).resolves({ executionArn: `${PREFIX}:o` });

    expect(await executions.start('o', '{"a":1}')).toEqual({ executionArn: `${PREFIX}:o` });
    expect(mock.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: ALIAS,
      name: 'o',
      input: '{"a":1}',
    });
  });

  test('have the ARN that follows from their name when the service leaves it out', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).resolves({});
    mock.on(DescribeExecutionCommand, { executionArn: `${PREFIX}:o` }).resolves({});

    expect(await executions.start('o', '{}')).toEqual({ executionArn: `${PREFIX}:o` });
    expect(await executions.describe('o')).toEqual({
      executionArn: `${PREFIX}:o`,
      status: 'UNKNOWN',
      input: undefined,
    });
  });

  test('are undefined when the name is taken, or when there is none', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).rejects(fault('ExecutionAlreadyExists'));
    mock.on(DescribeExecutionCommand).rejects(fault('ExecutionDoesNotExist'));

    expect(await executions.start('o', '{}')).toBeUndefined();
    expect(await executions.describe('o')).toBeUndefined();
  });

  test('throw whatever else is wrong', async () => {
    const { executions, mock } = makeExecutions();
    mock.on(StartExecutionCommand).rejects(fault('StateMachineDoesNotExist'));
    mock.on(DescribeExecutionCommand).rejects(fault('InvalidArn'));

    await expect(executions.start('o', '{}')).rejects.toThrow('injected');
    await expect(executions.describe('o')).rejects.toThrow('injected');
  });
});
