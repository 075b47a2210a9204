import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  RedriveExecutionCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { makeEndedExecutions } from '../../../lambdas/recovery/execution-record';
import { errorNamed } from '../../../lambdas/shared/errors';

const ARN = 'arn:aws:states:eu-west-1:111111111111:execution:machine:order-1';
const sfn = mockClient(SFNClient);
const executions = makeEndedExecutions(new SFNClient({}));

const ended = {
  executionArn: ARN,
  name: 'order-1',
  status: 'ABORTED',
  error: undefined,
  redriveCount: 1,
  stopDate: undefined,
  redriveDate: undefined,
  refusal: undefined,
};
const describing = (answer: Partial<DescribeExecutionCommandOutput>): void =>
  void sfn.on(DescribeExecutionCommand).resolves({ name: 'order-1', ...answer });

beforeEach(() => void sfn.reset());

describe('an ended execution', () => {
  test('may be redriven when Step Functions says so', async () => {
    describing({ status: 'ABORTED', redriveCount: 1, redriveStatus: 'REDRIVABLE' });

    expect(await executions.describe(ARN)).toEqual(ended);
  });

  test('brings when it ended, and when it was redriven last', async () => {
    const dates = { stopDate: new Date(2_000), redriveDate: new Date(1_000) };
    describing({ status: 'ABORTED', ...dates });

    expect(await executions.describe(ARN)).toMatchObject(dates);
  });

  test('brings the reason why it may not', async () => {
    const redriveStatusReason = 'Execution history event limit exceeded';
    describing({ status: 'FAILED', redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason });

    expect((await executions.describe(ARN)).refusal).toBe(redriveStatusReason);
  });

  test('may not be redriven when Step Functions gives no reason', async () => {
    describing({ status: 'FAILED', redriveStatus: 'NOT_REDRIVABLE' });

    expect((await executions.describe(ARN)).refusal).toBe('not redrivable');
  });

  test('of which Step Functions tells next to nothing is nothing that is acted on', async () => {
    sfn.on(DescribeExecutionCommand).resolves({});

    expect(await executions.describe(ARN)).toEqual({
      ...ended,
      name: '',
      status: 'UNKNOWN',
      redriveCount: 0,
      refusal: 'not redrivable',
    });
  });

  test('is redriven once for each count, however often it is asked for', async () => {
    sfn.on(RedriveExecutionCommand).resolves({});

    await executions.redrive(ended);
    await executions.redrive(ended);

    const inputs = sfn.commandCalls(RedriveExecutionCommand).map(({ args }) => args[0].input);
    expect(inputs).toEqual([
      { executionArn: ARN, clientToken: 'recovery-1' },
      { executionArn: ARN, clientToken: 'recovery-1' },
    ]);
  });

  test('that somebody else has redriven meanwhile is left alone', async () => {
    sfn.on(RedriveExecutionCommand).rejects(errorNamed('ExecutionNotRedrivable', 'it runs'));
    describing({ status: 'RUNNING', redriveStatus: 'NOT_REDRIVABLE' });

    await expect(executions.redrive(ended)).resolves.toBeUndefined();
  });

  test('that is refused for another reason is an error, so that the event comes again', async () => {
    sfn.on(RedriveExecutionCommand).rejects(errorNamed('ExecutionNotRedrivable', 'too old'));
    describing({ status: 'ABORTED', redriveStatus: 'NOT_REDRIVABLE' });

    await expect(executions.redrive(ended)).rejects.toThrow('too old');
  });

  test('passes on what else goes wrong', async () => {
    sfn.on(RedriveExecutionCommand).rejects(errorNamed('AccessDeniedException', 'not allowed'));

    await expect(executions.redrive(ended)).rejects.toThrow('not allowed');
  });
});
