import { describe, expect, test } from '@jest/globals';
import type { EndedExecution } from '../../../lambdas/recovery/execution-record';
import { LEAVE_STOPPED, MAX_REDRIVES } from '../../../lambdas/recovery/judge-execution';
import { makeRecoveryWorld, STOP_DATE } from '../../support/recovery-world';

const ARN = 'arn:aws:states:eu-west-1:111111111111:execution:machine:order-1';
const EVENT = { detail: { executionArn: ARN, status: 'ABORTED', stopDate: STOP_DATE.getTime() } };
const secondsLater = (seconds: number) => new Date(STOP_DATE.getTime() + seconds * 1000);

/** What is done about one execution. */
async function recover(changes: Partial<EndedExecution>, event: unknown = EVENT) {
  const { redriven, parked, receive } = makeRecoveryWorld(changes);
  await receive(event);
  return { redriven, parked };
}

describe('recovery', () => {
  test.each<[string, Partial<EndedExecution>]>([
    ['was stopped', { status: 'ABORTED' }],
    ['was stopped with an error of its own', { status: 'ABORTED', error: 'Deploy' }],
    ['ran out of time', { status: 'TIMED_OUT' }],
    ['failed with States.Runtime', { status: 'FAILED', error: 'States.Runtime' }],
    ['outgrew its data', { status: 'FAILED', error: 'States.DataLimitExceeded' }],
    ['had no place for an error', { status: 'FAILED', error: 'States.ResultPathMatchFailure' }],
    ['had no place for a result', { status: 'FAILED', error: 'States.ReferencePathConflict' }],
    ['failed again, within the limit', { status: 'TIMED_OUT', redriveCount: MAX_REDRIVES - 1 }],
  ])('redrives an execution that %s', async (_, execution) => {
    expect(await recover(execution)).toEqual({ redriven: [ARN], parked: [] });
  });

  test.each<[string, Partial<EndedExecution>]>([
    ['ended in a Fail state', { status: 'FAILED', error: 'PaymentDeclined' }],
    ['failed with an error that its Catch had seen', { status: 'FAILED', error: 'States.Timeout' }],
    ['has no error', { status: 'FAILED' }],
    [
      'runs again',
      { status: 'RUNNING', stopDate: undefined, redriveDate: secondsLater(1), redriveCount: 1 },
    ],
    ['waits for its redrive', { status: 'PENDING_REDRIVE', stopDate: undefined }],
    ['has succeeded since', { status: 'SUCCEEDED' }],
    ['a person stopped for good', { status: 'ABORTED', error: LEAVE_STOPPED }],
  ])('leaves an execution alone that %s', async (_, execution) => {
    expect(await recover(execution)).toEqual({ redriven: [], parked: [] });
  });

  test('puts an execution before a person that was redriven too often', async () => {
    const { redriven, parked } = await recover({ status: 'TIMED_OUT', redriveCount: MAX_REDRIVES });

    expect(redriven).toEqual([]);
    expect(parked).toEqual([
      {
        executionArn: ARN,
        status: 'TIMED_OUT',
        error: undefined,
        redriveCount: MAX_REDRIVES,
        reason: `redriven ${MAX_REDRIVES} times`,
      },
    ]);
  });

  test('puts an execution before a person that cannot be redriven, with the reason', async () => {
    const refusal = 'Execution redrivable period exceeded';

    expect((await recover({ refusal })).parked).toMatchObject([{ reason: refusal }]);
  });

  test.each<[string, Partial<EndedExecution>]>([
    ['it still runs', { status: 'RUNNING', stopDate: undefined }],
    [
      'it still runs, as after the redrive before',
      { status: 'RUNNING', stopDate: undefined, redriveDate: secondsLater(-1), redriveCount: 1 },
    ],
    ['it ended, and nothing of the redrive since', { stopDate: secondsLater(-60) }],
    ['it ended, and was redriven at once', { stopDate: secondsLater(-0.5) }],
  ])('has the event come again while Step Functions tells that %s', async (_, before) => {
    const { redriven, parked, receive } = makeRecoveryWorld(before);

    await expect(receive(EVENT)).rejects.toMatchObject({ name: 'StaleExecution' });
    expect({ redriven, parked }).toEqual({ redriven: [], parked: [] });
  });

  test.each<[string, Partial<EndedExecution>]>([
    ['has ended once more since', { stopDate: secondsLater(60), redriveCount: 1 }],
    ['is told with its end rounded', { stopDate: secondsLater(-0.001) }],
  ])('redrives an execution that %s', async (_, execution) => {
    expect((await recover(execution)).redriven).toEqual([ARN]);
  });

  test('refuses an event without an execution', async () => {
    await expect(recover({}, { detail: {} })).rejects.toThrow('executionArn');
  });
});
