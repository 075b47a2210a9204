import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { etlLocally } from '../../../local/etl/workflow';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';

jest.setTimeout(120_000);

let runner: WorldRunner;
beforeAll(async () => {
  runner = await WorldRunner.open(etlLocally);
});
afterAll(() => runner.close());

/** A core of what `npm run test:matrix` runs whole. */
test('a day of sales keeps every invariant, whatever goes wrong', async () => {
  const report = await runMatrix([runner], {
    workflow: etlLocally,
    groups: ['single', 'pair', 'duplicate', 'stop', 'random'],
    firstSeed: 1,
    every: 1000,
    runs: 5,
    // The paths by themselves take longer than all other tests of the load together.
    mostPaths: 8,
  });

  expect(report.broken).toEqual([]);
});
