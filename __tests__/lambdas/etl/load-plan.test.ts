import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupParts } from '../../../lambdas/etl/load-plan';
import type { PartSummary } from '../../../lambdas/etl/part-summary';

const MIB = 1024 * 1024;
const partOf = (part: string, cleanBytes: number, rows = 1): PartSummary => ({
  part,
  cleanBytes,
  clean: { rows, checksum: '0' },
  quarantined: { rows: 0, checksum: '0' },
  codes: {},
});
const keyOf = (group: number): string => `group-${group}`;

describe('groupParts', () => {
  test('fills a group up to 16 MiB and goes on with the next', () => {
    const parts = ['a', 'b', 'c', 'd'].map((name) => partOf(name, 7 * MIB));

    expect(groupParts(parts, keyOf)).toEqual([
      { key: 'group-0', parts: ['a', 'b'] },
      { key: 'group-1', parts: ['c', 'd'] },
    ]);
  });

  test('gives a part that is larger than a group a group of its own', () => {
    const parts = [partOf('a', 1), partOf('b', 30 * MIB), partOf('c', 1)];

    expect(groupParts(parts, keyOf).map((group) => group.parts)).toEqual([['a'], ['b'], ['c']]);
  });

  test('puts each part that holds a row into one group, in order, and no other', () => {
    const sizes = fc.record({ bytes: fc.nat({ max: 20 * MIB }), rows: fc.nat({ max: 2 }) });
    fc.assert(
      fc.property(fc.array(sizes), (all) => {
        const parts = all.map(({ bytes, rows }, index) => partOf(String(index), bytes, rows));

        expect(groupParts(parts, keyOf).flatMap((group) => group.parts)).toEqual(
          parts.filter(({ clean }) => clean.rows > 0).map(({ part }) => part),
        );
      }),
    );
  });
});
