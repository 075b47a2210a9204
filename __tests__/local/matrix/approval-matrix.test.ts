import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { approvalLocally } from '../../../local/approval/workflow';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';
import { DRAWN_GROUPS } from '../../../local/matrix/matrix-case';

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
    groups: DRAWN_GROUPS,
    firstSeed: 1,
    every: 400,
    runs: 8,
  });

  expect(report.broken).toEqual([]);
  expect(new Set(Object.keys(report.counts))).toEqual(new Set(['path', ...DRAWN_GROUPS]));
  expect(report.unreached).toEqual([]);
});
