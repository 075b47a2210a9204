import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { simulate } from '../../simulator/simulate';
import { arbitraryJson, arbitraryMachine } from '../support/arbitrary-machine';
import { FULL_MACHINE, FULL_TASKS } from './support/full-machine';

const bytes = async (seed: number): Promise<string> =>
  JSON.stringify(
    await simulate(FULL_MACHINE, { seed, tasks: FULL_TASKS(), input: { items: [1, 2, 3] } }),
  );

const replaceAt = (value: unknown, place: number, by: unknown): unknown => {
  let left = place;
  const walk = (part: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value);
};

describe('a run', () => {
  test('is the same to the byte for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await bytes(seed)).toBe(await bytes(seed));
      }),
      { numRuns: 20 },
    );
  });

  test('differs by the seed where chance has a say', async () => {
    expect(await bytes(1)).not.toBe(await bytes(2));
  });

  test('of any machine of Pass, Map and Parallel ends', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMachine, arbitraryJson, async (machine, input) => {
        const result = await simulate(machine, { input, maxEvents: 2_000 }).catch(
          (error: Error) => error.name,
        );

        expect(typeof result === 'string' ? result : 'ended').toMatch(/^(ended|DefinitionError)$/);
      }),
      { numRuns: 60 },
    );
  });

  test('of a definition with any part replaced ends, or is refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(200), arbitraryJson, async (place, by) => {
        const broken = replaceAt(FULL_MACHINE, place, by) as object;
        const result = await simulate(broken, {
          runTask: () => 1,
          maxEvents: 500,
          input: { items: [1] },
        }).catch((error: Error) => error.name);

        expect(typeof result === 'string' ? result : 'ended').toMatch(
          /^(ended|DefinitionError|MissingTaskError)$/,
        );
      }),
      { numRuns: 150 },
    );
  });
});
