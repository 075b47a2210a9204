import { expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';

const WHERE = { accountId: '111122223333', region: 'eu-west-1' };

test('an execution that another one starts is in the same account and region', async () => {
  const start = {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution',
    Parameters: { StateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:inner' },
    OutputPath: '$.ExecutionArn',
    End: true,
  };
  const inner = { StartAt: 'In', States: { In: { Type: 'Succeed' } } };

  const { output } = await simulate(
    { StartAt: 'Start', States: { Start: start } },
    { ...WHERE, machines: { inner } },
  );

  expect(output).toMatch(/^arn:aws:states:eu-west-1:111122223333:execution:inner:[0-9a-f-]{36}$/);
});

test('a child of a map run is named after it', async () => {
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'In',
    States: { In: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id' }, End: true } },
  };
  const map = { Type: 'Map', Label: 'Each', ItemProcessor: processor, End: true };

  const { output } = await simulate(
    { StartAt: 'M', States: { M: map } },
    { ...WHERE, input: [1], stateMachineName: 'outer' },
  );

  expect(output).toEqual([
    {
      id: 'arn:aws:states:eu-west-1:111122223333:express:outer/Each:00000000-0000-4000-a000-000000000000',
    },
  ]);
});
