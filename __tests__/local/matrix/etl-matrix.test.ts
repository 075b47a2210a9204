import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { etlLocally } from '../../../local/etl/workflow';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';
import { DRAWN_GROUPS } from '../../../local/matrix/matrix-case';

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
    groups: DRAWN_GROUPS,
    firstSeed: 1,
    every: 1000,
    runs: 5,
    // The paths by themselves take longer than all other tests of the load together.
    mostPaths: 16,
  });

  expect(report.broken).toEqual([]);
  expect(new Set(Object.keys(report.counts))).toEqual(new Set(['path', ...DRAWN_GROUPS]));
  expect(report.unreached).toEqual([]);
});
