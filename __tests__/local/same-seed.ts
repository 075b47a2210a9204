import { describe, expect, jest, test } from '@jest/globals';
import type { LocalRun, LocalRunRequest, LocalWorkflow } from '../../local/local-workflow';

/**
 * Tests that a run is told by its seed alone.
 *
 * @param request a run with retries and late effects, so that much of it is left to the seed; it succeeds
 */
export function describeSameSeed(
  workflow: LocalWorkflow,
  request: Omit<LocalRunRequest, 'seed'>,
): void {
  // A world opens in half a second, and in more where other tests keep the machine busy.
  jest.setTimeout(30_000);

  /** The run, in a world of its own. */
  const runWith = async (seed: number): Promise<LocalRun> => {
    const world = await workflow.open();
    try {
      return await world.run({ ...request, seed });
    } finally {
      await world.close();
    }
  };

  describe(`a run of the ${workflow.name} workflow`, () => {
    test('with the same seed has the same history and the same effects, byte for byte, in another world too', async () => {
      const first = await runWith(7);
      const second = await runWith(7);
      const other = await runWith(8);

      expect(first.result.status).toBe('SUCCEEDED');
      expect(linesOf(second)).toEqual(linesOf(first));
      expect(linesOf(other)).not.toEqual(linesOf(first));
    });
  });
}

/** Events and effects as texts, so that a difference is shown by itself. */
function linesOf({ result, effects }: LocalRun): string[] {
  return [...result.history, ...effects].map((one) => JSON.stringify(one));
}
