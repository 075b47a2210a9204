import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { NAMING } from './toy';
import { openToyWorld } from './toy-world';

const toy = openToyWorld({ queues: [{ part: 'asked' }] });

describe('Step Functions, through the SDK,', () => {
  const sfn = new SFNClient({ maxAttempts: 1 });
  const stateMachineArn = NAMING.stateMachineAliasArn;
  const start = (name: string, input = '{}') =>
    sfn.send(new StartExecutionCommand({ stateMachineArn, name, input }));
  const named = (name: string) => ({ name });
  /** The token that the machine has sent to its queue. */
  const token = async (): Promise<string> => {
    await toy.session.engine.runUntil(() => toy.session.effects.length > 0);
    const [body = ''] = await toy.world.standIns.messaging.sqs.bodies(NAMING.queueName('asked'));
    await toy.world.standIns.messaging.sqs.call('PurgeQueue', {
      QueueUrl: NAMING.queueUrl('asked'),
    });
    return body;
  };

  test('starts an execution once: running again is the same, another input or a closed one is refused', async () => {
    const first = await start('one');
    const again = await start('one');

    expect(again).toMatchObject({ executionArn: first.executionArn, startDate: first.startDate });
    expect(first.executionArn).toBe(`${NAMING.executionArnPrefix}:one`);
    await expect(start('one', '{"other":1}')).rejects.toMatchObject(
      named('ExecutionAlreadyExists'),
    );
    await toy.session.finish();
    await expect(start('one')).rejects.toMatchObject(named('ExecutionAlreadyExists'));
    await token();
  });

  test.each([
    ['InvalidName', { stateMachineArn, name: 'a b' }],
    ['InvalidExecutionInput', { stateMachineArn, name: 'a', input: '{' }],
    [
      'InvalidExecutionInput',
      { stateMachineArn, name: 'a', input: JSON.stringify('x'.repeat(300_000)) },
    ],
    [
      'StateMachineDoesNotExist',
      { stateMachineArn: `${stateMachineArn}x`.replace('order', 'no'), name: 'a' },
    ],
  ])('refuses a start as %s', async (name, input) => {
    await expect(sfn.send(new StartExecutionCommand(input))).rejects.toMatchObject(named(name));
  });

  test('takes an answer to a token once, and tells how the execution ended', async () => {
    const { executionArn } = await start('answered', '{"a": 1}');
    const taskToken = await token();
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"yes":true}' }));
    await toy.session.finish();

    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      input: '{"a": 1}',
      output: '{"yes":true}',
      redriveStatus: 'NOT_REDRIVABLE',
      startDate: new Date('2026-01-01T00:00:00Z'),
    });
    await expect(
      sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' })),
    ).rejects.toMatchObject(named('TaskTimedOut'));
    await expect(sfn.send(new SendTaskFailureCommand({ taskToken: 'AQCX' }))).rejects.toMatchObject(
      named('InvalidToken'),
    );
  });

  test('stops an execution, and redrives it once a client token', async () => {
    const { executionArn } = await start('stopped');
    await token();
    await sfn.send(new StopExecutionCommand({ executionArn, error: 'Enough' }));
    const stopped = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    await sfn.send(new RedriveExecutionCommand({ executionArn, clientToken: 'a' }));
    await sfn.send(new RedriveExecutionCommand({ executionArn, clientToken: 'a' }));
    const redriven = await sfn.send(new DescribeExecutionCommand({ executionArn }));

    expect(stopped).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      redriveStatus: 'REDRIVABLE',
    });
    expect(redriven).toMatchObject({ status: 'RUNNING', redriveCount: 1 });
    await expect(sfn.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject(
      named('ExecutionNotRedrivable'),
    );
    toy.session.effects.length = 0;
    await token();
    await toy.session.finish();
  });

  test('tells a history in pages, and the executions of a machine', async () => {
    const { executionArn } = await start('told');
    await token();
    await toy.session.finish();
    const get = (nextToken?: string) =>
      sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 3, nextToken }));

    const first = await get();
    const second = await get(first.nextToken);
    const [last] =
      (await sfn.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true })))
        .events ?? [];
    const list = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'FAILED' }),
    );

    expect(first.events?.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(second.events?.[0]?.id).toBe(4);
    expect(last).toMatchObject({ type: 'ExecutionFailed', timestamp: expect.any(Date) });
    expect(list.executions?.map(({ name }) => name)).toEqual(['told']);
  });

  test('names an execution that is started without a name, and gives it {}', async () => {
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));

    expect(described).toMatchObject({
      input: '{}',
      name: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await token();
    await toy.session.finish();
  });

  test('takes the machine by its bare name, as the engine does', async () => {
    const bare = NAMING.stateMachineName;

    const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn: bare }));

    expect(executions).toEqual([]);
  });

  test('does not know an execution of another session', async () => {
    await expect(
      sfn.send(new DescribeExecutionCommand({ executionArn: `${NAMING.executionArnPrefix}:told` })),
    ).rejects.toMatchObject(named('ExecutionDoesNotExist'));
  });
});
