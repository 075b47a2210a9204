import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';
import { DRAWN_GROUPS } from '../../../local/matrix/matrix-case';
import { orderLocally } from '../../../local/order/workflow';

jest.setTimeout(120_000);

let runner: WorldRunner;
beforeAll(async () => {
  runner = await WorldRunner.open(orderLocally);
});
afterAll(() => runner.close());

/** A core of what `npm run test:matrix` runs whole. */
test('an order keeps every invariant, whatever goes wrong', async () => {
  const report = await runMatrix([runner], {
    workflow: orderLocally,
    groups: DRAWN_GROUPS,
    runs: 10,
    firstSeed: 1,
    every: 300,
  });

  expect(report.broken).toEqual([]);
  expect(new Set(Object.keys(report.counts))).toEqual(new Set(['path', ...DRAWN_GROUPS]));
  expect(report.unreached).toEqual([]);
});
