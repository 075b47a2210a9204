import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { approvalLocally } from '../../../local/approval/workflow';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';

jest.setTimeout(120_000);

let runner: WorldRunner;
beforeAll(async () => {
  runner = await WorldRunner.open(approvalLocally);
});
afterAll(() => runner.close());

/** A core of what `npm run test:matrix` runs whole. */
test('an expense keeps every invariant, whatever goes wrong', async () => {
  const report = await runMatrix([runner], {
    workflow: approvalLocally,
    groups: ['single', 'pair', 'duplicate', 'stop', 'random'],
    firstSeed: 1,
    every: 400,
    runs: 8,
  });

  expect(report.broken).toEqual([]);
  expect(report.unreached).toEqual([]);
});
