import type { DayEvidence } from '../../../local/etl/day-evidence';
import type { Evidence } from '../../../local/etl/evidence';
import type { SaleRow } from '../../../local/etl/sale-row';

/** Id of the run that loaded it. */
export const RUN = '2026-01-31-0123456789abcdef';

/** A row of the warehouse. */
export const rowOf = (line_no: number, row_checksum: number): SaleRow => ({
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
export const day: DayEvidence = {
  runDate: '2026-01-31',
  planted: {
    digests: new Map([['sales/a.csv', 'digest']]),
    rows: 4,
    bad: 1,
    duplicates: 1,
    conflicts: 0,
  },
  source: new Map([['sales/a.csv', 'digest']]),
  delivered: new Map([
    [10, 2],
    [20, 1],
    [30, 1],
  ]),
  cameIn: { rows: 4, checksum: 70n },
  table: [rowOf(1, 10), rowOf(2, 20)],
  conflicts: [],
  tableBefore: [],
  manifest: {
    runId: RUN,
    rowsIn: 4,
    loadedRows: 2,
    quarantinedRows: 1,
    report: { html: `reports/${RUN}/report.html`, json: `reports/${RUN}/report.json` },
  },
  report: { duplicates: { rows: 1, checksum: '10' }, failedParts: [] },
  quarantined: [{ checksum: 30, code: 'bad-row' }],
  partCount: 20,
};

/** Of an execution that loaded. */
export const history = [
  { type: 'MapRunStarted' },
  { type: 'MapRunSucceeded' },
  { type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'StartLoad' } },
];
const execution = {
  status: 'SUCCEEDED',
  output: { run: { runDate: '2026-01-31' }, report: {} },
  names: { executionName: 'one' },
};

/** What such a day leaves behind, with what a test changes. */
export const evidenceOf = (
  changes: Partial<Evidence> = {},
  ofDay: Partial<DayEvidence> = {},
): Evidence => ({
  days: [{ ...day, ...ofDay }],
  executions: [{ execution, history }] as unknown as Evidence['executions'],
  keys: [
    `runs/${RUN}/load.manifest`,
    `reports/${RUN}/report.html`,
    `reports/${RUN}/report.json`,
    `runs/${RUN}/staging/00000-00000.csv`,
    `runs/${RUN}/clean/00000-00000.jsonl`,
    `runs/${RUN}/results/uuid/SUCCEEDED_0.json`,
    `quarantine/${RUN}/00000-00000.jsonl`,
    'published/2026-01-31.json',
    'runs/',
    'athena/',
  ],
  rewritten: [],
  commits: 1,
  strays: [],
  deadLetters: [],
  toleratedPercent: 5,
  maxQuarantinedPercent: 25,
  isUndisturbed: false,
  ...changes,
});
/** The same, with another end of its execution. */
export const runningOn = (change: object, events: readonly object[] = history): Evidence =>
  evidenceOf({
    executions: [
      { execution: { ...execution, ...change }, history: events },
    ] as unknown as Evidence['executions'],
  });

/** The same, of an execution that failed. */
export const failed = runningOn({ status: 'FAILED', output: undefined });
