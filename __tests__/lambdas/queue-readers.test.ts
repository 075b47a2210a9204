import { describe, expect, test } from '@jest/globals';
import { QUEUES } from '../support/queue-cases/queue-case';
import { readSource, sourceFiles } from '../support/source-files';

/** Files of a folder in which a pattern stands. */
const filesWith = (folder: string, pattern: RegExp): string[] =>
  sourceFiles(folder).filter((file) => pattern.test(readSource(file)));

describe('the functions that read a queue', () => {
  test('are these, and each is put to the cases of every queue', () => {
    expect(filesWith('lambdas', /\bSQSEvent\b/)).toEqual([
      'lambdas/approval/request-decision.ts',
      'lambdas/order/dispatch-shipment.ts',
      'lambdas/shared/sqs-batch.ts',
    ]);
    expect(filesWith('__tests__/lambdas', /^describeQueue\(/m)).toEqual([
      '__tests__/lambdas/approval/questions-queue.test.ts',
      '__tests__/lambdas/order/shipping-queue.test.ts',
    ]);
    expect(QUEUES).toHaveLength(2);
  });

  test('read as many queues as the stacks hand to a function', () => {
    const calls = sourceFiles('stacks').flatMap((file) => [
      ...readSource(file).matchAll(/^\s+readQueue\(/gm),
    ]);

    expect(calls).toHaveLength(QUEUES.length);
    expect(filesWith('constructs', /LambdaEventSourceMapping/)).toEqual([]);
    expect(filesWith('stacks', /LambdaEventSourceMapping\(/)).toEqual(['stacks/queue-reader.ts']);
  });
});
