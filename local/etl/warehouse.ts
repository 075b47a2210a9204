import type { SqlEngine } from '../services/redshift-data';
import type { TextBucket } from './bucket';
import { type RankedRows, rank, type SaleRow, sumOfRows } from './sale-row';

type Rows = readonly SaleRow[];

interface Transaction {
  staged: Rows;
  ranked: RankedRows;
  sales: Rows;
  conflicts: Rows;
  /** What it copies. */
  runId?: string;
  /** What it replaces. */
  day?: string;
}

/** Does what a statement says whose text matches; rows of texts are its result. */
type Statement = readonly [
  text: RegExp,
  perform: (transaction: Transaction, ...groups: string[]) => string[][],
];

const isOf =
  (day: string) =>
  (row: SaleRow): boolean =>
    row.sale_date === day;

/** The load's statements but for COPY, in its own words: one that says anything else is an error. */
const STATEMENTS: readonly Statement[] = [
  [/^(?:SET statement_timeout TO \d+|CREATE TEMP TABLE staged \(LIKE \w+\.sales\)) /, () => []],
  [
    /^SELECT 1 \/ .*count\(\*\) = (\d+) AND .* = '(\d+)' AND .*sale_date = '([\d-]+)'/,
    ({ staged }, rows, checksum, day = '') => {
      const isRight =
        staged.length === Number(rows) &&
        String(sumOfRows(staged)) === checksum &&
        staged.every(isOf(day));
      if (!isRight) throw new Error('ERROR: Divide by zero');
      return [];
    },
  ],
  [
    /^CREATE TEMP TABLE ranked AS SELECT \*, row_number\(\) OVER \(PARTITION BY store_id, receipt_no, line_no ORDER BY part, line\) AS copy FROM staged /,
    (transaction) => {
      transaction.ranked = rank(transaction.staged);
      return [];
    },
  ],
  [
    /^DELETE FROM \w+\.(sales|conflicts) WHERE sale_date = '([\d-]+)'$/,
    (transaction, table, day = '') => {
      transaction.day = day;
      const kept = (rows: Rows) => rows.filter((row) => !isOf(day)(row));
      if (table === 'sales') transaction.sales = kept(transaction.sales);
      else transaction.conflicts = kept(transaction.conflicts);
      return [];
    },
  ],
  [
    /^INSERT INTO \w+\.sales .* FROM ranked WHERE copy = 1 AND sale_date = '([\d-]+)'$/,
    (transaction) => {
      transaction.sales = [...transaction.sales, ...transaction.ranked.first];
      return [];
    },
  ],
  [
    /^INSERT INTO \w+\.conflicts .* FROM ranked AS later JOIN ranked AS sale ON sale\.copy = 1 AND later\.copy > 1 AND .* WHERE \(later\.sold_at <> sale\.sold_at OR .*\) AND later\.sale_date = '([\d-]+)'$/,
    (transaction) => {
      transaction.conflicts = [...transaction.conflicts, ...transaction.ranked.conflicting];
      return [];
    },
  ],
  [
    /^SELECT loaded\.n.* WHERE sale_date = '([\d-]+)'\) AS loaded .*copy > 1\) AS copies .* WHERE sale_date = '\1'\) AS conflicts$/,
    (transaction, day = '') => [countsOf(transaction, day)],
  ],
];

/** The tables of sales and of conflicts, and the load's statements over them. */
export class SalesTable {
  /** Committed sales. */
  rows: Rows = [];
  /** Committed copies that say something else than their sale. */
  conflicts: Rows = [];
  /** Transactions that were committed. */
  commits = 0;
  /** The run that each day was loaded by last, as the history of the queries tells. */
  readonly loadedRuns = new Map<string, string>();
  /** Runs whose load was committed after their day had been freed, or while it was another run's. */
  readonly strays: string[] = [];

  /** @param holderOf the run that holds a day; undefined for a day that nobody is at */
  constructor(
    private readonly data: TextBucket,
    private readonly holderOf: (day: string) => Promise<string | undefined>,
  ) {}

  /** Runs the statements of a load as one transaction; one that is not the workflow's fails it. */
  readonly execute: SqlEngine = async (sqls) => {
    const { rows: sales, conflicts } = this;
    const transaction: Transaction = { staged: [], ranked: rank([]), sales, conflicts };
    const results: string[][][] = [];
    for (const sql of sqls) results.push(await this.perform(sql, transaction));
    this.rows = transaction.sales;
    this.conflicts = transaction.conflicts;
    this.commits += 1;
    const { day, runId } = transaction;
    if (day !== undefined && runId !== undefined) {
      this.loadedRuns.set(day, runId);
      if ((await this.holderOf(day)) !== runId) this.strays.push(runId);
    }
    return results;
  };

  private async perform(sql: string, transaction: Transaction): Promise<string[][]> {
    const [, manifest] = /^COPY staged .* FROM 's3:\/\/[^/]+\/(\S+)' /.exec(sql) ?? [];
    if (manifest !== undefined) {
      transaction.runId = manifest.split('/')[1] ?? '';
      transaction.staged = await this.copy(manifest);
      return [];
    }
    for (const [text, perform] of STATEMENTS) {
      const [match, ...groups] = text.exec(sql) ?? [];
      if (match !== undefined) return perform(transaction, ...groups);
    }
    throw new Error(`ERROR: syntax error in ${sql}`);
  }

  private async copy(manifest: string): Promise<Rows> {
    const { entries } = await this.data.json<{ entries: { url: string }[] }>(manifest);
    const rows: SaleRow[] = [];
    for (const { url } of entries) {
      const key = url.replace(/^s3:\/\/[^/]+\//, '');
      for await (const line of this.data.lines(key)) rows.push(JSON.parse(line) as SaleRow);
    }
    return rows;
  }
}

function countsOf({ ranked, sales, conflicts }: Transaction, day: string): string[] {
  const loaded = sales.filter(isOf(day));
  const [loadedSum, copiesSum] = [sumOfRows(loaded), sumOfRows(ranked.copies)];
  return [
    loaded.length,
    loadedSum,
    ranked.copies.length,
    copiesSum,
    loaded.length + ranked.copies.length,
    loadedSum + copiesSum,
    conflicts.filter(isOf(day)).length,
  ].map(String);
}
