import './handler-environment';
import { makeCollectResultsHandler } from '../../lambdas/etl/collect-results';
import { runKeys } from '../../lambdas/etl/run-keys';
import { makeTransformPartsHandler } from '../../lambdas/etl/transform-parts';
import { makeWriteReportHandler } from '../../lambdas/etl/write-report';
import { type FakeObjects, makeFakeObjects } from './fake-objects';
import { SALES_HEADER, saleLine } from './sales';

const RUN_DATE = '2026-01-31';
const RUN_ID = `${RUN_DATE}-0123456789abcdef`;
export const PART = '00000-00000';
export const KEYS = runKeys(RUN_ID);
/** What the distributed Map writes: the list of its files, and one of them. */
export const MANIFEST_KEY = `${KEYS.resultsFolder}uuid/manifest.json`;
export const RESULTS_KEY = `${KEYS.resultsFolder}uuid/SUCCEEDED_0.json`;

const TALLY = { rows: 1, checksum: '7' };

export const PLAN = {
  runDate: RUN_DATE,
  files: ['sales/a.csv', 'sales/b.csv'].map((key) => ({ key, etag: '"etag"' })),
};

export const EXTRACT = {
  parts: [{ part: PART, source: 'sales/a.csv', firstLine: 1, ...TALLY }],
};

/** What a child of the map gives. */
export const OUTPUT = {
  parts: [
    { part: PART, clean: TALLY, quarantined: TALLY, cleanBytes: 1, codes: { 'not-utf8': 1 } },
  ],
};

export const SUMMARY = {
  sourceFiles: 2,
  emptyFiles: ['sales/b.csv'],
  in: { rows: 2, checksum: '14' },
  clean: TALLY,
  quarantined: TALLY,
  codes: { 'not-utf8': 1 },
  failedParts: [PART],
};

/** Events of the three steps, as the machine writes them. */
export const BATCH = {
  BatchInput: { runId: RUN_ID, runDate: RUN_DATE },
  Items: [{ key: KEYS.staging(PART) }],
};
export const COLLECT = { runId: RUN_ID, resultManifestKey: MANIFEST_KEY };
export const REPORT = {
  runId: RUN_ID,
  runDate: RUN_DATE,
  load: {
    loadedRows: 1,
    loadedChecksum: '7',
    duplicateRows: 0,
    duplicateChecksum: '0',
    conflictRows: 0,
  },
};

/** A bucket in which every step finds what the ones before it leave when all goes well. */
export const makeRun = (): FakeObjects =>
  makeFakeObjects({
    [KEYS.staging(PART)]: `${SALES_HEADER}\n${saleLine()}\n`,
    [KEYS.source]: JSON.stringify(PLAN),
    [KEYS.extract]: JSON.stringify(EXTRACT),
    [KEYS.summary]: JSON.stringify(SUMMARY),
    [MANIFEST_KEY]: JSON.stringify({ ResultFiles: { SUCCEEDED: [{ Key: RESULTS_KEY }] } }),
    [RESULTS_KEY]: JSON.stringify([{ Output: JSON.stringify(OUTPUT) }]),
  });

/** A step of a run, over the run's bucket. */
export type EtlStep = (store: FakeObjects, event?: unknown) => Promise<object>;

export const transformStep: EtlStep = (store, event = BATCH) =>
  makeTransformPartsHandler(store)(event);

export const collectStep: EtlStep = (store, event = COLLECT) =>
  makeCollectResultsHandler({ store, bucket: 'data', maxQuarantinedPercent: 5, compaction: true })(
    event,
  );

export const reportStep: EtlStep = (store, event = REPORT) => makeWriteReportHandler(store)(event);
