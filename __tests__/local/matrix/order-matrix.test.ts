import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';
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
    groups: ['single', 'pair', 'duplicate', 'stop', 'random'],
    runs: 10,
    firstSeed: 1,
    every: 300,
  });

  expect(report.broken).toEqual([]);
  expect(report.unreached).toEqual([]);
});
