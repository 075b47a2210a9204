import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../asl/json';
import { keyOf, type SaleRow } from '../../../local/etl/sale-row';
import { EtlWorld } from '../../../local/etl/world';
import { SALES_HEADER } from '../../support/sales';
import { openWorldOnce } from '../open-world';
import { anotherDay, deliverFiles, load, rowOf } from './days';

let world: EtlWorld;
openWorldOnce(EtlWorld, (opened) => {
  world = opened;
});

const manifestOf = (runDate: string): Promise<JsonObject> =>
  world.data.json<JsonObject>(`published/${runDate}.json`);
const conflictsOf = (runDate: string): readonly SaleRow[] =>
  world.table.conflicts.filter((row) => row.sale_date === runDate);

/** A file of this many good rows, whose lines end so. */
const linesOf = (runDate: string, rows: number, end: string): string =>
  [
    SALES_HEADER,
    ...Array.from({ length: rows }, (_, n) => rowOf(runDate, { receipt_no: `R${n}` })),
    '',
  ].join(end);

describe('the rows of a file are loaded, whatever its lines end in:', () => {
  test.each([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRLF', '\r\n'],
    ['CR CR LF', '\r\r\n'],
  ])('%s', async (_what, end) => {
    const runDate = anotherDay();
    await deliverFiles(world, runDate, { 'a.csv': linesOf(runDate, 3, end) }, { rows: 3 });
    const run = await load(world, runDate);

    expect(run.result.status).toBe('SUCCEEDED');
    expect(await run.brokenInvariants()).toEqual([]);
    expect(await manifestOf(runDate)).toMatchObject({ rowsIn: 3, loadedRows: 3 });
  });

  test('one row of many that ends in CR CR LF', async () => {
    const runDate = anotherDay();
    const text = linesOf(runDate, 3, '\r\n').replace('\r\n', '\r\r\n');
    await deliverFiles(world, runDate, { 'a.csv': text }, { rows: 3 });
    const run = await load(world, runDate);

    expect(await run.brokenInvariants()).toEqual([]);
    expect(await manifestOf(runDate)).toMatchObject({ rowsIn: 3, loadedRows: 3 });
  });
});

describe('a file is not lost in silence', () => {
  const good = 60;
  const withGood = (runDate: string, text: string) => ({
    'good.csv': linesOf(runDate, good, '\n'),
    'other.csv': text,
  });

  test.each([
    ['that has no header: its rows are quarantined, the first like the others', '\n', 2],
    ['of one row and no header', '', 1],
  ])('%s', async (_what, end, bad) => {
    const runDate = anotherDay();
    const row = rowOf(runDate, { store_id: 'BER-9' });
    const files = withGood(runDate, Array(bad).fill(row).join(end));
    await deliverFiles(world, runDate, files, { rows: good + bad, bad });
    const run = await load(world, runDate);

    expect(await run.brokenInvariants()).toEqual([]);
    expect(await manifestOf(runDate)).toMatchObject({
      rowsIn: good + bad,
      loadedRows: good,
      quarantinedRows: bad,
    });
  });

  test.each([
    ['that is empty', ''],
    ['of line ends', '\r\n\r\r\n'],
    ['of a header alone', SALES_HEADER],
  ])('%s: the report names it', async (_what, text) => {
    const runDate = anotherDay();
    await deliverFiles(world, runDate, withGood(runDate, text), { rows: good });
    const run = await load(world, runDate);
    const { report } = (await manifestOf(runDate)) as {
      readonly report: { readonly json: string };
    };

    expect(await run.brokenInvariants()).toEqual([]);
    expect(await world.data.json(report.json)).toMatchObject({
      sourceFiles: 2,
      emptyFiles: [`sales/${runDate}/other.csv`],
    });
  });
});

describe('a copy that says something else than its sale', () => {
  test('is kept beside it, and told of', async () => {
    const runDate = anotherDay();
    const run = await load(world, runDate, { options: { rows: '800' } });
    const [conflict, ...others] = conflictsOf(runDate);
    const sale = world.table.rows.find(
      (row) => row.sale_date === runDate && conflict && keyOf(row) === keyOf(conflict),
    );

    expect(await run.brokenInvariants()).toEqual([]);
    expect(world.delivered.get(runDate)).toMatchObject({ duplicates: 2, conflicts: 1 });
    expect(await manifestOf(runDate)).toMatchObject({ duplicateRows: 2, conflictRows: 1 });
    expect(others).toEqual([]);
    expect(conflict?.['unit_price_minor']).toBe(Number(`1${sale?.['unit_price_minor']}`));
  });

  test('is kept once, however often the day is loaded', async () => {
    const runDate = anotherDay();
    await load(world, runDate, { options: { rows: '800' } });
    const again = await load(world, runDate, { input: { runDate, rerun: true } });

    expect(await again.brokenInvariants()).toEqual([]);
    expect(conflictsOf(runDate)).toHaveLength(1);
  });
});

test('what a script that cut smaller parts has left is no hindrance, and brings no row', async () => {
  const runDate = anotherDay();
  const first = await load(world, runDate);
  const { run } = first.result.output as { readonly run: { readonly runId: string } };
  for (const [folder, end] of [
    [`runs/${run.runId}/staging`, 'csv'],
    [`runs/${run.runId}/clean`, 'jsonl'],
    [`quarantine/${run.runId}`, 'jsonl'],
  ] as const) {
    const [text = ''] = await world.data.keys(`${folder}/`);
    await world.data.put(`${folder}/00000-00001.${end}`, await world.data.text(text));
  }
  const before = await manifestOf(runDate);

  const again = await load(world, runDate, { input: { runDate, rerun: true } });

  expect(again.result.status).toBe('SUCCEEDED');
  expect(await manifestOf(runDate)).toEqual(before);
  expect(await world.data.keys(`runs/${run.runId}/clean/00000-00001`)).toEqual([]);
  expect(await world.data.keys(`quarantine/${run.runId}/00000-00001`)).toEqual([]);
});
