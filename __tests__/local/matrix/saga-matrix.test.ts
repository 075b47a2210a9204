import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';
import { DRAWN_GROUPS } from '../../../local/matrix/matrix-case';
import { sagaLocally } from '../../../local/saga/workflow';

jest.setTimeout(120_000);

let runner: WorldRunner;
beforeAll(async () => {
  runner = await WorldRunner.open(sagaLocally);
});
afterAll(() => runner.close());

/** Hotel and car take the flight's way. */
const options = sagaLocally.options?.filter(({ name }) => name !== 'hotel' && name !== 'car') ?? [];

/** A core of what `npm run test:matrix` runs whole. */
test('a booking keeps every invariant, whatever goes wrong', async () => {
  const report = await runMatrix([runner], {
    workflow: { ...sagaLocally, options },
    groups: DRAWN_GROUPS,
    firstSeed: 1,
    every: 1200,
    runs: 8,
    // Half of the paths: the rest takes longer than all other tests of the saga together.
    mostPaths: 24,
  });

  expect(report.broken).toEqual([]);
  expect(new Set(Object.keys(report.counts))).toEqual(new Set(['path', ...DRAWN_GROUPS]));
  expect(report.unreached).toEqual(['CancelBooking']);
});
