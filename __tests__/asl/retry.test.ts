import { describe, expect, test } from '@jest/globals';
import type { Retrier } from '../../asl/language';
import {
  capacity,
  DYNAMODB_SDK_TRANSIENT,
  DYNAMODB_TRANSIENT,
  LAMBDA_CRASHED,
  LAMBDA_TRANSIENT,
  TASK_FAILED,
  TIMEOUT,
} from '../../asl/retry';

/** Seconds of each wait, without jitter. */
function waits({
  IntervalSeconds = 1,
  MaxAttempts = 3,
  BackoffRate = 2,
  MaxDelaySeconds = Infinity,
}: Retrier) {
  return Array.from({ length: MaxAttempts }, (_, n) =>
    Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds),
  );
}

describe('retry policies', () => {
  test.each<[string, Retrier, number[]]>([
    ['Lambda', LAMBDA_TRANSIENT, [2, 4, 8, 16, 32, 60]],
    ['timeouts', TIMEOUT, [5, 7.5, 11.25]],
    ['crashed functions', LAMBDA_CRASHED, [5, 7.5, 11.25]],
    ['failed tasks', TASK_FAILED, [2, 4, 8]],
    ['DynamoDB', DYNAMODB_TRANSIENT, [3, 6, 12, 20, 20, 20, 20, 20, 20, 20]],
    ['capacity', capacity('Glue.X'), [30, 60, 120, 240, 300, 300, 300, 300]],
  ])('%s wait as documented', (_, policy, seconds) => {
    expect(waits(policy)).toEqual(seconds);
    expect(policy.JitterStrategy).toBe('FULL');
  });

  test('a function that ran out of its own time is retried under the names that Lambda gives it', () => {
    expect(LAMBDA_CRASHED.ErrorEquals).toEqual(
      expect.arrayContaining(['Lambda.Unknown', 'Sandbox.Timedout']),
    );
  });

  test('Lambda throttling is retried', () => {
    expect(LAMBDA_TRANSIENT.ErrorEquals).toContain('Lambda.TooManyRequestsException');
  });

  test('no policy but TASK_FAILED catches business errors', () => {
    for (const policy of [LAMBDA_TRANSIENT, TIMEOUT, DYNAMODB_TRANSIENT]) {
      expect(policy.ErrorEquals).not.toContain('States.TaskFailed');
      expect(policy.ErrorEquals).not.toContain('States.ALL');
    }
  });

  test('SDK calls to DynamoDB spell the prefix otherwise', () => {
    expect(DYNAMODB_SDK_TRANSIENT.ErrorEquals.every((name) => name.startsWith('DynamoDb.'))).toBe(
      true,
    );
    expect(DYNAMODB_TRANSIENT.ErrorEquals.every((name) => name.startsWith('DynamoDB.'))).toBe(true);
  });
});
