import { formatted } from '../asl/format';
import type { Expression } from '../asl/payload';
import type { EtlResources } from './etl-resources';

/** Milliseconds after which Redshift stops a statement by itself; less than all looks at the load together. */
const STATEMENT_TIMEOUT_MS = 25 * 60 * 1000;

/** What makes two rows the same sale. */
const KEY = ['store_id', 'receipt_no', 'line_no'] as const;
/** What a copy of a sale has to agree in: everything that a shop says of it. */
const CONTENT = [
  'sold_at',
  'sku',
  'description',
  'quantity',
  'unit_price_minor',
  'currency',
] as const;
const COLUMNS = ['sale_date', ...KEY, ...CONTENT, 'row_checksum', 'part', 'line'] as const;
const LIST = COLUMNS.join(', ');

/** Copies of a sale in the order of their place in the files: the first is the sale, the others are duplicates. */
const RANKED = `SELECT *, row_number() OVER (PARTITION BY ${KEY.join(', ')} ORDER BY part, line) AS copy FROM staged`;
/** Duplicates that say something else than the sale. */
const CONFLICTING =
  `ranked AS later JOIN ranked AS sale ON sale.copy = 1 AND later.copy > 1 AND ${KEY.map(same).join(' AND ')}` +
  ` WHERE (${CONTENT.map(differs).join(' OR ')})`;
const TOTALS = 'count(*) AS n, coalesce(sum(row_checksum::decimal(38,0)), 0) AS c';

/** The place of the statement that selects what was loaded, counted from 1. */
export const RESULT_STATEMENT = 10;

/**
 * One transaction that replaces a day: the rows are copied aside, compared with what Athena counted, and take the
 * day's place without their duplicates. A repeated load gives the same table, and a row that a corrected file no
 * longer holds goes, which a MERGE would keep. Any failure leaves the day as it was. A duplicate that says something
 * else than the sale is kept in a table of its own: which of the two is right, only the shop knows.
 *
 * The Data API takes no parameters in a batch, so values stand in the text: the run's id and day, of digits, letters
 * and hyphens alone, and counts of digits. Nothing of the execution's input comes into it.
 */
export function loadStatements({ redshift, dataBucket }: EtlResources): readonly Expression[] {
  const sales = `${redshift.schema}.sales`;
  const conflicts = `${redshift.schema}.conflicts`;
  return [
    formatted(`SET statement_timeout TO ${STATEMENT_TIMEOUT_MS} /* run {} */`, '$.run.runId'),
    formatted(`CREATE TEMP TABLE staged (LIKE ${sales}) /* run {} */`, '$.run.runId'),
    formatted(
      `COPY staged (${LIST}) FROM 's3://${dataBucket}/runs/{}/load.manifest' IAM_ROLE '${redshift.copyRoleArn}' MANIFEST FORMAT AS JSON 'auto' TIMEFORMAT 'auto' MAXERROR 0`,
      '$.run.runId',
    ),
    // Nothing else stops a transaction from within: a division by zero does.
    formatted(
      "SELECT 1 / CASE WHEN count(*) = {} AND coalesce(sum(row_checksum::decimal(38,0)), 0)::varchar = '{}' AND coalesce(bool_and(sale_date = '{}'), true) THEN 1 ELSE 0 END FROM staged",
      '$.validation.cleanRows',
      '$.validation.cleanChecksum',
      '$.run.runDate',
    ),
    formatted(`CREATE TEMP TABLE ranked AS ${RANKED} /* run {} */`, '$.run.runId'),
    formatted(`DELETE FROM ${sales} WHERE sale_date = '{}'`, '$.run.runDate'),
    formatted(
      `INSERT INTO ${sales} (${LIST}) SELECT ${LIST} FROM ranked WHERE copy = 1 AND sale_date = '{}'`,
      '$.run.runDate',
    ),
    formatted(`DELETE FROM ${conflicts} WHERE sale_date = '{}'`, '$.run.runDate'),
    formatted(
      `INSERT INTO ${conflicts} (${LIST}) SELECT ${COLUMNS.map(ofLater).join(', ')} FROM ${CONFLICTING} AND later.sale_date = '{}'`,
      '$.run.runDate',
    ),
    formatted(
      `SELECT loaded.n::varchar, loaded.c::varchar, copies.n::varchar, copies.c::varchar, (loaded.n + copies.n)::varchar, (loaded.c + copies.c)::varchar, conflicts.n::varchar FROM (SELECT ${TOTALS} FROM ${sales} WHERE sale_date = '{}') AS loaded CROSS JOIN (SELECT ${TOTALS} FROM ranked WHERE copy > 1) AS copies CROSS JOIN (SELECT count(*) AS n FROM ${conflicts} WHERE sale_date = '{}') AS conflicts`,
      '$.run.runDate',
      '$.run.runDate',
    ),
  ];
}

function same(column: string): string {
  return `sale.${column} = later.${column}`;
}

function differs(column: string): string {
  return `later.${column} <> sale.${column}`;
}

function ofLater(column: string): string {
  return `later.${column}`;
}
