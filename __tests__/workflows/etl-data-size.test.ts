import '../support/handler-environment';
import { describe, expect, jest, test } from '@jest/globals';
import { makeCollectResultsHandler } from '../../lambdas/etl/collect-results';
import type { PartSummary } from '../../lambdas/etl/part-summary';
import type { Summary } from '../../lambdas/etl/run-files';
import type { Tally } from '../../lambdas/etl/tally';
import { makeWriteReportHandler } from '../../lambdas/etl/write-report';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { listing, RUN_ID, recordsOf, runEtl, validationOf } from '../support/etl-run';
import { type FakeObjects, makeFakeObjects } from '../support/fake-objects';

// A second of work; more on a busy machine.
jest.setTimeout(30_000);

const ROWS_PER_PART = 10;
const NO_ROWS: Tally = { rows: 0, checksum: '0' };

/** So many rows, each with the same checksum. */
const tally = (rows: number): Tally => ({ rows, checksum: String(4_000_000_000 * rows) });
const nameOf = (index: number): string => `00000-${String(index).padStart(5, '0')}`;

/** What the extract leaves of a day of so many rows: many small parts, as many items as there can be. */
function extracted(partCount: number): FakeObjects {
  const parts = Array.from({ length: partCount }, (_, index) => ({
    part: nameOf(index),
    source: 'sales/a.csv',
    firstLine: index * ROWS_PER_PART + 1,
    ...tally(ROWS_PER_PART),
  }));
  const files = [{ key: 'sales/a.csv', etag: '"etag"' }];
  return makeFakeObjects({
    [`runs/${RUN_ID}/source.json`]: JSON.stringify({ files }),
    [`runs/${RUN_ID}/extract.json`]: JSON.stringify({ parts }),
  });
}

/** A batch as the transformation answers it: every tenth part has a bad row. */
function transformed({ Items }: { readonly Items: readonly { readonly key: string }[] }) {
  const parts = Items.map(({ key }): PartSummary => {
    const [part = ''] = /\d{5}-\d{5}/.exec(key) ?? [];
    const bad = part.endsWith('0') ? 1 : 0;
    return {
      part,
      clean: tally(ROWS_PER_PART - bad),
      quarantined: tally(bad),
      cleanBytes: 3_000,
      codes: bad === 0 ? {} : { 'not-utf8': bad },
    };
  });
  return { parts };
}

const cellsOf = (...tallies: readonly Tally[]): string[] =>
  tallies.flatMap(({ rows, checksum }) => [String(rows), checksum]);

/** Loads such a day. The handlers that see all parts are the real ones, and Athena and Redshift count what they wrote. */
async function load(rows: number) {
  const partCount = rows / ROWS_PER_PART;
  const store = extracted(partCount);
  const batches: object[][] = [];
  const summary = () => store.json(`runs/${RUN_ID}/summary.json`) as Summary;
  const result = await runEtl({
    tasks: {
      'TransformParts.ItemReader': () => listing(partCount),
      'TransformParts.ResultWriter': (file: { readonly Key: string; readonly Body: string }) => {
        store.objects.set(file.Key, file.Body);
        return {};
      },
      TransformBatch: (input: Parameters<typeof transformed>[0]) => {
        const output = transformed(input);
        batches.push([input, output]);
        return output;
      },
      CollectResults: makeCollectResultsHandler({
        store,
        bucket: 'data',
        maxQuarantinedPercent: 5,
        compaction: true,
      }),
      ReadValidation: () => {
        const { in: came, clean, quarantined } = summary();
        return validationOf([...cellsOf(clean), `${quarantined.rows}`, ...cellsOf(came), '0']);
      },
      ReadLoad: () => recordsOf([...cellsOf(summary().clean, NO_ROWS, summary().clean), '0']),
      WriteReport: makeWriteReportHandler(store),
    },
  });
  return { result, batches };
}

const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Length without digits, as the number of 100,000 rows is longer than that of 1,000, and without ids of requests. */
const lengthOf = (data: object): number =>
  JSON.stringify(data).replaceAll(UUID, '').replaceAll(/\d/g, '').length;

const sizesOf = (history: readonly HistoryEvent[]) =>
  history.map((event) => ({ type: event.type, length: lengthOf({ ...event, timestamp: '' }) }));

const largestOf = (batches: readonly object[][]): readonly number[] =>
  [0, 1].map((side) => Math.max(...batches.map((batch) => lengthOf([batch[side]]))));

describe('a load of 100,000 rows in 10,000 parts', () => {
  test('has no more data in any state, and in any batch, than one of 1,000 rows in 100', async () => {
    const small = await load(1_000);
    const large = await load(100_000);

    expect(small.result.output).toMatchObject({ collected: { rowsIn: 1_000 } });
    expect(large.result.output).toMatchObject({
      collected: { rowsIn: 100_000 },
      loaded: { loadedRows: 99_000 },
    });
    expect(large.batches).toHaveLength(100 * small.batches.length);
    expect(sizesOf(large.result.history)).toEqual(sizesOf(small.result.history));
    expect(largestOf(large.batches)).toEqual(largestOf(small.batches));
    expect(Math.max(...sizesOf(large.result.history).map(({ length }) => length))).toBeLessThan(
      4_000,
    );
  });
});
