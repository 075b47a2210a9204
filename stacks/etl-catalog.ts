import type { JsonLinesTable } from '../constructs/data-catalog';

/** The columns of a clean row (`lambdas/etl/transform-part.ts`), in the types of Athena. */
const SALE_COLUMNS = {
  sale_date: 'string',
  store_id: 'string',
  receipt_no: 'string',
  line_no: 'int',
  sold_at: 'string',
  sku: 'string',
  description: 'string',
  quantity: 'int',
  unit_price_minor: 'bigint',
  currency: 'string',
  row_checksum: 'bigint',
  part: 'string',
  line: 'int',
} as const;

/** The columns of a bad row (`lambdas/etl/quarantine.ts`). */
const QUARANTINE_COLUMNS = {
  part: 'string',
  line: 'int',
  code: 'string',
  reason: 'string',
  row_checksum: 'bigint',
  truncated: 'boolean',
  raw: 'string',
  raw_base64: 'string',
} as const;

/**
 * What Athena reads of a run: its clean rows, as they are loaded, and its bad ones.
 * @param compaction whether what is loaded are the joined objects
 */
export function etlTables(bucket: string, compaction: boolean): readonly JsonLinesTable[] {
  return [
    {
      id: 'SalesClean',
      name: 'sales_clean',
      description: 'Sales of a run, as they are loaded',
      location: `s3://${bucket}/runs/\${run_id}/${compaction ? 'compacted' : 'clean'}/`,
      partitionKey: 'run_id',
      columns: SALE_COLUMNS,
    },
    {
      id: 'SalesQuarantine',
      name: 'sales_quarantine',
      description: 'Rows of a run that are no sales, with the reason',
      location: `s3://${bucket}/quarantine/\${run_id}/`,
      partitionKey: 'run_id',
      columns: QUARANTINE_COLUMNS,
    },
  ];
}
