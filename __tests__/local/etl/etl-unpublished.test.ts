import { describe, expect, test } from '@jest/globals';
import type { DayEvidence } from '../../../local/etl/day-evidence';
import { judge } from '../../../local/etl/invariants/all';
import type { SaleRow } from '../../../local/etl/sale-row';
import { day, failed, rowOf } from './loaded-day';

/** A day that no reader of manifests sees: its load failed, or what came after it. */
const UNPUBLISHED = { manifest: undefined, report: undefined };

/** Rows that a failed load left alone: the table has the very same. */
function heldBefore(...table: readonly SaleRow[]): Partial<DayEvidence> {
  return { table, tableBefore: table };
}

/** What is wrong with the rows of a day that is not published, and what that breaks. */
const UNSEEN: readonly (readonly [string, string, Partial<DayEvidence>])[] = [
  ['E1 E2 E4', 'half of the load is there', { table: [rowOf(1, 10)] }],
  ['E1 E2 E4', 'the load took the rows of before away', { table: [], tableBefore: day.table }],
  [
    'E1',
    'a row is loaded and quarantined',
    {
      planted: { ...day.planted, rows: 5, bad: 2 },
      quarantined: [...day.quarantined, { checksum: 20, code: 'bad-row' }],
    },
  ],
  [
    'E4',
    'a good row is in quarantine',
    { quarantined: [...day.quarantined, { checksum: 20, code: 'bad-row' }], table: [rowOf(1, 10)] },
  ],
  [
    'E4',
    'a part failed, and its bad row is loaded',
    {
      table: [rowOf(1, 10), rowOf(2, 30)],
      quarantined: [{ checksum: 20, code: 'part-failed' }],
      planted: { ...day.planted, bad: 2 },
    },
  ],
  [
    'E6',
    'a row is a formula',
    { table: [rowOf(1, 10), { ...rowOf(2, 20), description: '=cmd|' }] },
  ],
  [
    'E1 E2 E6',
    'a row that nobody delivered is in the place of one of before',
    { table: [rowOf(1, 10), rowOf(2, 999)], tableBefore: day.table },
  ],
];

describe('the invariants of a day that is not published', () => {
  test.each<[string, Partial<DayEvidence>]>([
    ['the whole load', {}],
    ['what it held before', heldBefore(rowOf(1, 99))],
    ['nothing', { table: [] }],
    [
      'the load but for a part that failed',
      {
        table: [rowOf(1, 10)],
        quarantined: [...day.quarantined, { checksum: 20, code: 'part-failed' }],
      },
    ],
  ])('all hold when the warehouse holds %s', (_what, held) => {
    expect(judge({ ...failed, days: [{ ...day, ...UNPUBLISHED, ...held }] })).toEqual([]);
  });

  test.each(UNSEEN)('break as %s when %s', (broken, _what, held) => {
    const evidence = { ...failed, days: [{ ...day, ...UNPUBLISHED, ...held }] };

    expect(judge(evidence).map(({ id }) => id)).toEqual(broken.split(' '));
  });

  test('break as E2 when rows came without a load', () => {
    const days = [{ ...day, ...UNPUBLISHED }];

    expect(judge({ ...failed, days, commits: 0 }).map(({ id }) => id)).toEqual(['E2']);
  });
});
