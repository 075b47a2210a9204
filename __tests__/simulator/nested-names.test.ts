import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import { parent, worked } from '../support/slow-child';

/** Two Tasks that start the child under one name: the second with that, without waiting or waiting. */
const twice = (second: object, suffix = ''): object => {
  const start = (resource: string, input: object): object => ({
    Type: 'Task',
    Resource: `arn:aws:states:::states:startExecution${resource}`,
    Parameters: { StateMachineArn: 'child', Name: 'one', Input: input },
    ResultPath: '$.first',
  });
  return {
    StartAt: 'First',
    States: {
      First: { ...start(suffix, { a: 1 }), Next: 'Second' },
      Second: { ...start('.sync:2', second), ResultPath: '$.second', End: true },
    },
  };
};

describe('a name that is taken', () => {
  const TAKEN = {
    status: 'FAILED',
    error: 'StepFunctions.ExecutionAlreadyExistsException',
    cause: "Execution Already Exists: 'arn:aws:states:us-east-1:123456789012:execution:child:one'",
  };

  test('by an execution that runs on the same input is that execution', async () => {
    const { result, seconds } = await worked(twice({ a: 1 }));

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 10_000 });
    expect(seconds).toEqual([10]);
  });

  test('by an execution that runs on another input is refused', async () => {
    const { result } = await worked(twice({ a: 2 }));

    expect(result).toMatchObject(TAKEN);
  });

  test('by an execution that has ended is refused', async () => {
    const { result } = await worked(twice({ a: 1 }, '.sync'));

    expect(result).toMatchObject(TAKEN);
  });

  test('by the execution itself is refused', async () => {
    const itself = parent({ StateMachineArn: 'machine', Name: 'execution', Input: { again: 1 } });

    const result = await simulate(itself, { machines: { machine: itself } });

    expect(result.error).toBe('StepFunctions.ExecutionAlreadyExistsException');
  });

  test('is free for Express executions', async () => {
    const { result, seconds } = await worked(twice({ a: 2 }, '.sync'), { type: 'EXPRESS' });

    expect(result.status).toBe('SUCCEEDED');
    expect(seconds).toEqual([10, 20]);
  });
});
