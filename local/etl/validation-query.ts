import type { QueryEngine } from '../services/athena';
import type { TextBucket } from './bucket';

/** The validation query of the workflow: its day, and the run whose clean and bad rows it counts. */
const QUERY =
  /^SELECT clean\.n, .*<> '(\d{4}-\d{2}-\d{2})' .*FROM sales_clean WHERE run_id = '([\w-]+)'.*FROM sales_quarantine WHERE run_id = '\2'/;
const REQUIRED = [
  'sale_date',
  'store_id',
  'receipt_no',
  'line_no',
  'sku',
  'quantity',
  'unit_price_minor',
  'currency',
  'row_checksum',
];

type Row = Readonly<Record<string, unknown>>;

/** What the query says of the rows below a prefix. */
interface Counted {
  rows: number;
  checksum: bigint;
  misfits: number;
}

/**
 * Answers the validation query as Athena does, from the objects in the bucket; any other query fails.
 * @param folder of the clean rows, as the catalog's table has it
 */
export function validationQuery(data: TextBucket, folder: 'clean' | 'compacted'): QueryEngine {
  const countBelow = async (prefix: string, fits: (row: Row) => boolean): Promise<Counted> => {
    const counted: Counted = { rows: 0, checksum: 0n, misfits: 0 };
    for (const key of await data.keys(prefix)) {
      for await (const line of data.lines(key)) {
        const row = JSON.parse(line) as Row;
        counted.rows += 1;
        counted.checksum += BigInt(Number(row['row_checksum']));
        counted.misfits += fits(row) ? 0 : 1;
      }
    }
    return counted;
  };

  return async (sql) => {
    const [, day, runId] = QUERY.exec(sql) ?? [];
    if (day === undefined) throw new Error(`nothing here answers the query ${sql}`);
    const isSale = (row: Row): boolean =>
      row['sale_date'] === day && REQUIRED.every((column) => row[column] != null);
    const clean = await countBelow(`runs/${runId}/${folder}/`, isSale);
    const bad = await countBelow(`quarantine/${runId}/`, () => true);
    const cells = [
      clean.rows,
      clean.checksum,
      bad.rows,
      clean.rows + bad.rows,
      clean.checksum + bad.checksum,
      clean.misfits,
    ];
    return [cells.map(String)];
  };
}
