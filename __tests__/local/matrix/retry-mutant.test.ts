import { expect, jest, test } from '@jest/globals';
import type { LocalWorkflow } from '../../../local/local-workflow';
import { WorldRunner } from '../../../local/matrix/case-runner';
import { runMatrix } from '../../../local/matrix/matrix';
import { orderLocally, runOrder } from '../../../local/order/workflow';
import { ORDER_DESCRIPTION, OrderWorld } from '../../../local/order/world';

jest.setTimeout(120_000);

const { definition } = ORDER_DESCRIPTION;
const withoutRetries = JSON.stringify(JSON.parse(definition), (key, value: unknown) =>
  key === 'Retry' ? undefined : value,
);

/** Says that it retries, and gives up at once. */
const mutant: LocalWorkflow = {
  ...orderLocally,
  async open() {
    const world = await OrderWorld.open(withoutRetries);
    return { definition, run: (request) => runOrder(world, request), close: () => world.close() };
  },
};

test('a workflow whose Retriers are taken away keeps every invariant but that it gets on', async () => {
  const runner = await WorldRunner.open(mutant);

  const { broken } = await runMatrix([runner], {
    workflow: mutant,
    groups: ['single'],
    runs: 0,
    firstSeed: 1,
    every: 60,
    mostPaths: 1,
  });
  await runner.close();

  const ids = broken.flatMap(({ outcome }) => outcome.broken.map(({ id }) => id));
  expect(broken.length).toBeGreaterThan(0);
  expect(new Set(ids)).toEqual(new Set(['liveness']));
});
