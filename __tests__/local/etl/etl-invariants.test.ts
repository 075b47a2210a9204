import { describe, expect, test } from '@jest/globals';
import type { DayEvidence, Evidence } from '../../../local/etl/evidence';
import { ETL_INVARIANTS, judge } from '../../../local/etl/invariants/all';
import type { SaleRow } from '../../../local/etl/warehouse';

const rowOf = (line_no: number, row_checksum: number): SaleRow => ({
  sale_date: '2026-01-31',
  store_id: 'BER-1',
  receipt_no: 'R1',
  line_no,
  sold_at: '2026-01-31T10:00:00+01:00',
  sku: 'sku-1',
  description: 'Tea',
  quantity: 1,
  unit_price_minor: 100,
  currency: 'EUR',
  row_checksum,
  part: '00000-00000',
  line: line_no,
});

/** Four rows came in: two sales, a copy of the first, and a bad one. */
const day: DayEvidence = {
  runDate: '2026-01-31',
  planted: { digests: new Map([['sales/a.csv', 'digest']]), rows: 4, bad: 1, duplicates: 1 },
  source: new Map([['sales/a.csv', 'digest']]),
  delivered: new Set([10, 20, 30]),
  cameIn: { rows: 4, checksum: 70n },
  table: [rowOf(1, 10), rowOf(2, 20)],
  manifest: {
    runId: 'run',
    rowsIn: 4,
    loadedRows: 2,
    quarantinedRows: 1,
    report: { html: 'reports/run/report.html', json: 'reports/run/report.json' },
  },
  report: { duplicates: { rows: 1, checksum: '10' }, failedParts: [] },
  quarantined: { rows: 1, checksum: 30n },
  partCount: 20,
};

const history = [
  { type: 'MapRunStarted' },
  { type: 'MapRunSucceeded' },
  { type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'StartLoad' } },
];
const execution = {
  status: 'SUCCEEDED',
  output: { run: { runDate: '2026-01-31' }, report: {} },
  names: { executionName: 'one' },
};

const evidenceOf = (
  changes: Partial<Evidence> = {},
  ofDay: Partial<DayEvidence> = {},
): Evidence => ({
  days: [{ ...day, ...ofDay }],
  executions: [{ execution, history }] as unknown as Evidence['executions'],
  keys: [
    'runs/run/load.manifest',
    'reports/run/report.html',
    'reports/run/report.json',
    'published/2026-01-31.json',
  ],
  rewritten: [],
  commits: 1,
  toleratedPercent: 5,
  ...changes,
});
const runningOn = (change: object, events: readonly object[] = history): Evidence =>
  evidenceOf({
    executions: [
      { execution: { ...execution, ...change }, history: events },
    ] as unknown as Evidence['executions'],
  });

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
  ],
  E2: [
    ['a report is missing', evidenceOf({ keys: ['runs/run/load.manifest'] })],
    [
      'the table has more than the manifest says',
      evidenceOf({}, { manifest: { ...day.manifest, loadedRows: 1 } }),
    ],
    ['a loaded day has no manifest', evidenceOf({}, { manifest: undefined })],
  ],
  E3: [['a run wrote other bytes than before', evidenceOf({ rewritten: ['run'] })]],
  E4: [['a good row is in quarantine', evidenceOf({}, { planted: { ...day.planted, bad: 0 } })]],
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
    ['nobody delivered a row', evidenceOf({}, { delivered: new Set([10]) })],
  ],
  E7: [
    [
      'something lies outside of every folder',
      evidenceOf({ keys: [...evidenceOf().keys, 'tmp/x'] }),
    ],
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
};

describe('the invariants of a day', () => {
  test('all hold of a day that was loaded well', () => {
    expect(judge(evidenceOf())).toEqual([]);
  });

  test('all hold of a day that failed and is not seen', () => {
    const failed = runningOn({ status: 'FAILED', output: undefined });

    expect(judge({ ...failed, days: [{ ...day, manifest: undefined, table: [] }] })).toEqual([]);
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
