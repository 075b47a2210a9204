import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../local/etl/evidence';
import { ETL_INVARIANTS, judge } from '../../../local/etl/invariants/all';
import { day, evidenceOf, failed, history, RUN, rowOf, runningOn } from './loaded-day';

const evidenceWith = (key: string): Evidence => evidenceOf({ keys: [...evidenceOf().keys, key] });
/** Evidence in which exactly one thing is wrong, by the invariant that it breaks. */
const BROKEN: Readonly<Record<string, readonly (readonly [string, Evidence])[]>> = {
  E1: [
    [
      'a row came in that is nowhere',
      evidenceOf(
        {},
        { cameIn: { rows: 5, checksum: 70n }, manifest: { ...day.manifest, rowsIn: 5 } },
      ),
    ],
    ['a row is another one', evidenceOf({}, { cameIn: { rows: 4, checksum: 71n } })],
    [
      'a copy that says something else than its sale is kept nowhere',
      evidenceOf(
        {},
        {
          delivered: new Map([10, 11, 20, 30].map((checksum) => [checksum, 1])),
          cameIn: { rows: 4, checksum: 71n },
          report: { ...day.report, duplicates: { rows: 1, checksum: '11' } },
        },
      ),
    ],
  ],
  E2: [
    ['a report is missing', evidenceOf({ keys: [`runs/${RUN}/load.manifest`] })],
    [
      'the table has more than the manifest says',
      evidenceOf({}, { manifest: { ...day.manifest, loadedRows: 1 } }),
    ],
    ['a loaded day has no manifest', evidenceOf({}, { manifest: undefined })],
  ],
  E3: [['a run wrote other bytes than before', evidenceOf({ rewritten: [RUN] })]],
  E4: [
    ['a good row is in quarantine', evidenceOf({}, { planted: { ...day.planted, bad: 0 } })],
    [
      'a conflicting copy is not kept as one',
      evidenceOf({}, { planted: { ...day.planted, conflicts: 1 } }),
    ],
  ],
  E5: [
    [
      'two parts of twenty failed where one is tolerated',
      evidenceOf({}, { report: { ...day.report, failedParts: ['a', 'b'] } }),
    ],
  ],
  E6: [
    [
      'a row is of another day',
      evidenceOf({}, { table: [{ ...rowOf(1, 10), sale_date: '2026-01-30' }, rowOf(2, 20)] }),
    ],
    [
      'a row is a formula',
      evidenceOf({}, { table: [{ ...rowOf(1, 10), description: '=cmd|' }, rowOf(2, 20)] }),
    ],
    ['nobody delivered a row', evidenceOf({}, { delivered: new Map([[10, 2]]) })],
  ],
  E7: [
    ['something lies outside of every folder', evidenceWith('tmp/x')],
    ['a run has a file that is none of its', evidenceWith(`runs/${RUN}/rest.json`)],
    ['a part that was not cut has rows', evidenceWith(`runs/${RUN}/clean/00000-00001.jsonl`)],
    ['a part that was not cut has bad rows', evidenceWith(`quarantine/${RUN}/00000-00001.jsonl`)],
    [
      'more objects are joined than there are parts',
      evidenceWith(`runs/${RUN}/compacted/00001.jsonl`),
    ],
    ['another day is published', evidenceWith('published/2026-01-30.json')],
  ],
  E8: [
    [
      'a file of the source has changed',
      evidenceOf({}, { source: new Map([['sales/a.csv', 'other']]) }),
    ],
    ['a file of the source is gone', evidenceOf({}, { source: new Map() })],
  ],
  E9: [
    ['an execution runs on', runningOn({ status: 'RUNNING' })],
    ['a map run has no end', runningOn({}, [{ type: 'MapRunStarted' }, ...history.slice(2)])],
  ],
  E10: [
    ['an execution committed two loads', evidenceOf({ commits: 2 })],
    ['a sale is in the table twice', evidenceOf({}, { table: [rowOf(1, 10), rowOf(1, 20)] })],
  ],
  E11: [
    [
      'a good day failed, and nothing was to go wrong',
      { ...failed, isUndisturbed: true, days: [{ ...day, manifest: undefined, table: [] }] },
    ],
    ['a day that was loaded fails when it is loaded again', { ...failed, isUndisturbed: true }],
  ],
  E12: [
    [
      'a start of the schedule was not taken',
      evidenceOf({ deadLetters: [{ queue: 'schedule-dead-letters', body: '{}' }] }),
    ],
  ],
  E13: [['a load was committed when its day was free', evidenceOf({ strays: [RUN] })]],
};

describe('the invariants of a day', () => {
  test('all hold of a day that was loaded well', () => {
    expect(judge(evidenceOf())).toEqual([]);
  });

  test('all hold of a day that failed and is not seen', () => {
    expect(judge({ ...failed, days: [{ ...day, manifest: undefined, table: [] }] })).toEqual([]);
  });

  test('all hold of a day with more bad rows than are allowed, which nothing else kept from loading', () => {
    const days = [{ ...day, manifest: undefined, table: [] }];

    expect(judge({ ...failed, days, isUndisturbed: true, maxQuarantinedPercent: 24 })).toEqual([]);
  });

  test('all hold of a start that found the day taken', () => {
    const skipped = runningOn({ output: {} }, [
      { type: 'SucceedStateEntered', stateEnteredEventDetails: { name: 'RunSkipped' } },
    ]);
    const days = [{ ...day, manifest: undefined, table: [] }];

    expect(judge({ ...skipped, days, commits: 0, isUndisturbed: true })).toEqual([]);
  });

  test.each(
    Object.entries(BROKEN).flatMap(([id, cases]) =>
      cases.map(([what, evidence]) => [id, what, evidence] as const),
    ),
  )('%s and no other is broken when %s', (id, _what, evidence) => {
    expect(judge(evidence).map((broken) => broken.id)).toEqual([id]);
  });

  test('each have a case that breaks them', () => {
    expect(Object.keys(BROKEN)).toEqual(Object.keys(ETL_INVARIANTS));
  });
});
