import type { Condition } from '../asl/condition';
import { formatted } from '../asl/format';
import type { Path } from '../asl/payload';
import { athenaGetQueryResults, athenaStartQueryExecutionSync } from '../asl/tasks/athena';
import type { EtlResources } from './etl-resources';

/** Seconds; a scan of some gigabytes takes half a minute. */
const QUERY_TIMEOUT_SECONDS = 10 * 60;

/**
 * Counts what the run wrote, by another reader than the one that wrote it: clean rows, quarantined rows, both together,
 * the sums of their checksums, and clean rows that do not fit their table. Run id and day are the plan's, of digits,
 * letters and hyphens alone: nothing of the execution's input comes into the query.
 */
const QUERY =
  'SELECT clean.n, CAST(clean.c AS varchar), quarantined.n, clean.n + quarantined.n,' +
  ' CAST(clean.c + quarantined.c AS varchar), clean.misfits FROM' +
  ' (SELECT count(*) AS n, coalesce(sum(CAST(row_checksum AS decimal(38,0))), 0) AS c,' +
  " count_if(coalesce(sale_date, '') <> '{}' OR store_id IS NULL OR receipt_no IS NULL OR line_no IS NULL" +
  ' OR sku IS NULL OR quantity IS NULL OR unit_price_minor IS NULL OR currency IS NULL OR row_checksum IS NULL)' +
  " AS misfits FROM sales_clean WHERE run_id = '{}') AS clean CROSS JOIN" +
  ' (SELECT count(*) AS n, coalesce(sum(CAST(row_checksum AS decimal(38,0))), 0) AS c' +
  " FROM sales_quarantine WHERE run_id = '{}') AS quarantined";

/** Starts the query and waits for its end. */
export const validateRows = (aws: EtlResources) =>
  ({
    ...athenaStartQueryExecutionSync(
      {
        WorkGroup: aws.athena.workgroup,
        QueryExecutionContext: { Database: aws.athena.database },
        'QueryString.$': formatted(QUERY, '$.run.runDate', '$.run.runId', '$.run.runId'),
        // A repeated start finds the first query.
        'ClientRequestToken.$':
          "States.Hash(States.Format('{}/validate', $$.Execution.Id), 'SHA-256')",
      },
      { TimeoutSeconds: QUERY_TIMEOUT_SECONDS },
    ),
    ResultSelector: { 'queryExecutionId.$': '$.QueryExecution.QueryExecutionId' },
    ResultPath: '$.validation',
  }) as const;

/** A column of the one row below the header. Checksums stay text: a number this large is not exact. */
const text = (column: number): Path => `$.ResultSet.Rows[1].Data[${column}].VarCharValue`;
const count = (column: number) => `States.StringToJson(${text(column)})` as const;

/** Reads the counts. */
export const readValidation = () =>
  ({
    ...athenaGetQueryResults({
      'QueryExecutionId.$': '$.validation.queryExecutionId',
      MaxResults: 2,
    }),
    ResultSelector: {
      'cleanRows.$': count(0),
      'cleanChecksum.$': text(1),
      'quarantinedRows.$': count(2),
      'rows.$': count(3),
      'checksum.$': text(4),
      'misfitRows.$': count(5),
    },
    ResultPath: '$.validation',
  }) as const;

/** Every row that came in is clean or quarantined, as counted and as summed, and few enough are quarantined. */
export const isSound = {
  And: [
    { Variable: '$.validation.rows', NumericEqualsPath: '$.collected.rowsIn' },
    { Variable: '$.validation.checksum', StringEqualsPath: '$.collected.checksumIn' },
    { Variable: '$.validation.cleanRows', NumericEqualsPath: '$.collected.cleanRows' },
    { Variable: '$.validation.cleanChecksum', StringEqualsPath: '$.collected.cleanChecksum' },
    { Variable: '$.validation.misfitRows', NumericEquals: 0 },
    {
      Variable: '$.validation.quarantinedRows',
      NumericLessThanEqualsPath: '$.collected.maxQuarantinedRows',
    },
  ],
} as const satisfies Condition;

/** For whoever reads the failure: both sides of each comparison. */
export const qualityCause = formatted(
  'in: {} rows, checksum {}; clean and quarantined: {} rows, checksum {}; quarantined: {}, allowed: {}; misfits: {}',
  '$.collected.rowsIn',
  '$.collected.checksumIn',
  '$.validation.rows',
  '$.validation.checksum',
  '$.validation.quarantinedRows',
  '$.collected.maxQuarantinedRows',
  '$.validation.misfitRows',
);
