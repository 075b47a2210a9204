import { afterAll, beforeAll, jest } from '@jest/globals';

/**
 * Opens a world before the tests of the file that calls this, and closes it after them.
 *
 * @param timeoutMs of each test: a world opens in half a second, and in more where other tests keep the machine busy
 */
export function openWorldOnce<W extends { close(): Promise<void> }>(
  kind: { open(): Promise<W> },
  use: (world: W) => void,
  timeoutMs = 30_000,
): void {
  jest.setTimeout(timeoutMs);
  let world: W | undefined;
  beforeAll(async () => {
    world = await kind.open();
    use(world);
  });
  afterAll(() => world?.close());
}
