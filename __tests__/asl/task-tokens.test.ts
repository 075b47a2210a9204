import { describe, expect, test } from '@jest/globals';
import { handsOutTaskTokens } from '../../asl/task-tokens';

const machine = (Resource: string) => ({
  StartAt: 'A',
  States: { A: { Type: 'Task', Resource, End: true } },
});

describe('handsOutTaskTokens', () => {
  test.each([
    ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', true],
    ['arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken', true],
    ['arn:aws:states:::sqs:sendMessage', false],
    ['arn:aws:states:::glue:startJobRun.sync', false],
    ['arn:aws:lambda:eu-west-1:111111111111:function:waitForTaskToken', false],
  ])('%s: %s', (resource, expected) => {
    expect(handsOutTaskTokens(machine(resource))).toBe(expected);
  });

  test('looks into nested machines', () => {
    const nested = machine('arn:aws:states:::lambda:invoke.waitForTaskToken');

    expect(
      handsOutTaskTokens({
        StartAt: 'P',
        States: { P: { Type: 'Parallel', Branches: [nested], End: true } },
      }),
    ).toBe(true);
  });
});
