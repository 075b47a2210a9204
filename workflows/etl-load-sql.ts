import { formatted } from '../asl/format';
import type { Expression } from '../asl/payload';
import type { EtlResources } from './etl-resources';

/** Milliseconds after which Redshift stops a statement by itself; less than all looks at the load together. */
const STATEMENT_TIMEOUT_MS = 25 * 60 * 1000;

const COLUMNS =
  'sale_date, store_id, receipt_no, line_no, sold_at, sku, description, quantity, unit_price_minor, currency, row_checksum, part, line';

/** Copies of a sale in the order of their place in the files: the first is the sale, the others are duplicates. */
const RANKED =
  '(SELECT *, row_number() OVER (PARTITION BY store_id, receipt_no, line_no ORDER BY part, line) AS copy FROM staged)';
const TOTALS = 'count(*) AS n, coalesce(sum(row_checksum::decimal(38,0)), 0) AS c';

/** The place of the statement that selects what was loaded, counted from 1. */
export const RESULT_STATEMENT = 7;

/**
 * One transaction that replaces a day: the rows are copied aside, compared with what Athena counted, and take the
 * day's place without their duplicates. A repeated load gives the same table, and a row that a corrected file no
 * longer holds goes, which a MERGE would keep. Any failure leaves the day as it was.
 *
 * The Data API takes no parameters in a batch, so values stand in the text: the run's id and day, of digits, letters
 * and hyphens alone, and counts of digits. Nothing of the execution's input comes into it.
 */
export function loadStatements({ redshift, dataBucket }: EtlResources): readonly Expression[] {
  const sales = `${redshift.schema}.sales`;
  return [
    formatted(`SET statement_timeout TO ${STATEMENT_TIMEOUT_MS} /* run {} */`, '$.run.runId'),
    formatted(`CREATE TEMP TABLE staged (LIKE ${sales}) /* run {} */`, '$.run.runId'),
    formatted(
      `COPY staged (${COLUMNS}) FROM 's3://${dataBucket}/runs/{}/load.manifest' IAM_ROLE '${redshift.copyRoleArn}' MANIFEST FORMAT AS JSON 'auto' TIMEFORMAT 'auto' MAXERROR 0`,
      '$.run.runId',
    ),
    // Nothing else stops a transaction from within: a division by zero does.
    formatted(
      "SELECT 1 / CASE WHEN count(*) = {} AND coalesce(sum(row_checksum::decimal(38,0)), 0)::varchar = '{}' AND coalesce(bool_and(sale_date = '{}'), true) THEN 1 ELSE 0 END FROM staged",
      '$.validation.cleanRows',
      '$.validation.cleanChecksum',
      '$.run.runDate',
    ),
    formatted(`DELETE FROM ${sales} WHERE sale_date = '{}'`, '$.run.runDate'),
    formatted(
      `INSERT INTO ${sales} (${COLUMNS}) SELECT ${COLUMNS} FROM ${RANKED} WHERE copy = 1 AND sale_date = '{}'`,
      '$.run.runDate',
    ),
    formatted(
      `SELECT loaded.n::varchar, loaded.c::varchar, copies.n::varchar, copies.c::varchar, (loaded.n + copies.n)::varchar, (loaded.c + copies.c)::varchar FROM (SELECT ${TOTALS} FROM ${sales} WHERE sale_date = '{}') AS loaded CROSS JOIN (SELECT ${TOTALS} FROM ${RANKED} WHERE copy > 1) AS copies`,
      '$.run.runDate',
    ),
  ];
}
