import type { JsonLinesTable } from '../../constructs/data-catalog';
import { runKeys } from '../../lambdas/etl/run-keys';
import { addUp } from '../../lambdas/etl/tally';
import { validationQuery } from '../../local/etl/validation-query';
import { etlTables } from '../../stacks/etl-catalog';
import { demandEqual } from '../support/checks/demand-equal';
import type { Report } from '../support/checks/report';
import { etlResources } from '../support/etl-resources';
import { folderBucket } from './folder-bucket';
import { type JsonRow, jsonLines } from './json-lines';
import type { Postgres } from './postgres';
import type { S3Folder } from './s3-folder';
import type { SalesRun } from './sales-runs';
import { type RunOfDay, validationText } from './sql-texts';

const BUCKET = etlResources.dataBucket;
const TABLES = etlTables(BUCKET, false);
/** A clean row. */
const SALE: JsonRow = {
  sale_date: '2026-01-31',
  store_id: 'BER-1',
  receipt_no: 'R1',
  line_no: 1,
  sold_at: '2026-01-31T18:03:11+01:00',
  sku: 'tea-01',
  description: 'Green tea',
  quantity: 2,
  unit_price_minor: 450,
  currency: 'EUR',
  row_checksum: 4_294_967_295,
  part: '00000-00000',
  line: 1,
};
/** Columns that the query does not ask for. */
const OPTIONAL = ['sold_at', 'description', 'part', 'line'];

/** The query that counts what a run wrote, on PostgreSQL and on the stand-in, beside the functions' own counts. */
export async function checkValidation(
  report: Report,
  postgres: Postgres,
  objects: S3Folder,
  runs: readonly SalesRun[],
): Promise<void> {
  const count = (run: RunOfDay) => counted(postgres, objects, run);
  await report.check(
    `the query counts ${runs.length} runs as functions and stand-in do`,
    async () => {
      await postgres.createCatalog(TABLES);
      for (const run of runs) demandEqual(await count(run), countsOf(run), `${run.runId}: counts`);
    },
  );
  await report.check('the query counts the rows that are no sales of the day', async () => {
    const run = { runDate: '2026-01-31', runId: '2026-01-31-ffffffffffffffff' };
    const misfits = misfitsOf(SALE);
    const lines = [SALE, ...misfits].map((row) => `${JSON.stringify(row)}\n`);
    objects.write(BUCKET, runKeys(run.runId).clean('00000-00000'), lines.join(''));
    const counts = await count(run);
    const expected = [lines.length, misfits.length].map(String);
    demandEqual([counts?.[0], counts?.[5]], expected, 'clean rows and misfits');
  });
}

/** Clean rows that nobody should have written: one of another day, and one without each column that is asked for. */
function misfitsOf(sale: JsonRow): readonly JsonRow[] {
  const required = Object.keys(sale).filter((column) => !OPTIONAL.includes(column));
  return [
    { ...sale, sale_date: '2026-01-30' },
    ...required.map((column) => ({ ...sale, [column]: null })),
  ];
}

/** What the query gives for a run, once the stand-in has given the same. */
async function counted(
  postgres: Postgres,
  objects: S3Folder,
  run: RunOfDay,
): Promise<readonly string[] | undefined> {
  for (const table of TABLES) {
    const keys = objects.keys(BUCKET, folderOf(table, run.runId));
    const rows = keys.flatMap((key) => jsonLines(objects, BUCKET, key));
    await postgres.replace(
      table,
      rows.map((row) => ({ ...row, [table.partitionKey]: run.runId })),
    );
  }
  const query = await validationText(run);
  const counts = await postgres.texts(query);
  const standIn = validationQuery(folderBucket(objects, BUCKET), 'clean');
  demandEqual(counts, await standIn(query), `${run.runId}: counts, and those of the stand-in`);
  return counts[0];
}

/** Where Athena looks for the rows of a run. */
function folderOf({ location, partitionKey }: JsonLinesTable, runId: string): string {
  return location.replace(`s3://${BUCKET}/`, '').replace(`\${${partitionKey}}`, runId);
}

function countsOf({ parts }: SalesRun): readonly string[] {
  const clean = addUp(parts.map(({ summary }) => summary.clean));
  const quarantined = addUp(parts.map(({ summary }) => summary.quarantined));
  const all = addUp([clean, quarantined]);
  const misfits = 0;
  return [clean.rows, clean.checksum, quarantined.rows, all.rows, all.checksum, misfits].map(
    String,
  );
}
