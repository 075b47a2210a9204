import { expect, jest, test } from '@jest/globals';
import type { WorldDescription } from '../../../local/world/description';
import { openWorld } from '../../../local/world/world';
import { NAMING } from './toy';

jest.setTimeout(30_000);

const table = { part: 'orders', partitionKey: 'orderId' };
const description: WorldDescription = {
  naming: NAMING,
  definition: '{}',
  functions: [],
  tables: [table],
};

/** Whether somebody answers at an address. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('a world that cannot be opened leaves nothing behind, and the next one opens and closes', async () => {
  const environment = { ...process.env };
  const RealDate = globalThis.Date;

  const twice = openWorld({ ...description, tables: [table, table] });

  await expect(twice).rejects.toMatchObject({ name: 'ResourceInUseException' });
  expect(process.env).toEqual(environment);
  const next = await openWorld(description);
  const { url } = next.standIns;
  expect(await answers(url)).toBe(true);
  await next.close();
  expect(await answers(url)).toBe(false);
  expect(process.env).toEqual(environment);
  expect(globalThis.Date).toBe(RealDate);
});
