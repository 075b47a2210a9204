import type { SqlEngine } from '../services/redshift-data';
import type { TextBucket } from './bucket';

/** A row of the table of sales. */
export interface SaleRow {
  readonly sale_date: string;
  readonly store_id: string;
  readonly receipt_no: string;
  readonly line_no: number;
  readonly row_checksum: number;
  readonly part: string;
  readonly line: number;
  readonly [column: string]: string | number;
}

type Rows = readonly SaleRow[];
type Transaction = { staged: Rows; ranked: Ranked; table: Rows };

/** The first copy of each sale by part and line, and the others. */
interface Ranked {
  readonly first: Rows;
  readonly copies: Rows;
}

/** The table of sales, and the load's statements over it. */
export class SalesTable {
  /** Committed rows. */
  rows: Rows = [];
  /** Transactions that were committed. */
  commits = 0;

  constructor(private readonly data: TextBucket) {}

  /** Runs the statements of a load as one transaction; one that is not the workflow's fails it. */
  readonly execute: SqlEngine = async (sqls) => {
    const transaction: Transaction = { staged: [], ranked: rank([]), table: this.rows };
    const results: string[][][] = [];
    for (const sql of sqls) results.push(await this.perform(sql, transaction));
    this.rows = transaction.table;
    this.commits += 1;
    return results;
  };

  private async perform(sql: string, transaction: Transaction): Promise<string[][]> {
    const [, manifest] = /^COPY staged .* FROM 's3:\/\/[^/]+\/(\S+)' /.exec(sql) ?? [];
    const [, rows, checksum, day] =
      /count\(\*\) = (\d+) AND .* = '(\d+)' AND .*sale_date = '([\d-]+)'/.exec(sql) ?? [];
    const [, replaced] = /^DELETE FROM \w+\.sales WHERE sale_date = '([\d-]+)'$/.exec(sql) ?? [];
    const [, inserted] = /^INSERT INTO .*copy = 1 AND sale_date = '([\d-]+)'$/.exec(sql) ?? [];
    const [, counted] = /^SELECT loaded\.n.*sale_date = '([\d-]+)'/.exec(sql) ?? [];
    if (/^(SET statement_timeout|CREATE TEMP TABLE staged) /.test(sql)) return [];
    if (manifest !== undefined) {
      transaction.staged = await this.copy(manifest);
      transaction.ranked = rank(transaction.staged);
    } else if (day !== undefined) assertStaged(transaction.staged, Number(rows), checksum, day);
    else if (replaced !== undefined) {
      transaction.table = transaction.table.filter((row) => row.sale_date !== replaced);
    } else if (inserted !== undefined) {
      transaction.table = [...transaction.table, ...transaction.ranked.first];
    } else if (counted !== undefined) return [countsOf(transaction, counted)];
    else throw new Error(`ERROR: syntax error in ${sql}`);
    return [];
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

function assertStaged(staged: Rows, rows: number, checksum: string | undefined, day: string): void {
  const right =
    staged.length === rows &&
    String(sum(staged)) === checksum &&
    staged.every((row) => row.sale_date === day);
  if (!right) throw new Error('ERROR: Divide by zero');
}

function rank(staged: Rows): Ranked {
  const ordered = [...staged].sort((a, b) =>
    a.part === b.part ? a.line - b.line : a.part < b.part ? -1 : 1,
  );
  const seen = new Set<string>();
  const first: SaleRow[] = [];
  const copies: SaleRow[] = [];
  for (const row of ordered) {
    const key = keyOf(row);
    (seen.has(key) ? copies : first).push(row);
    seen.add(key);
  }
  return { first, copies };
}

/** What makes two rows the same sale. */
export function keyOf({ store_id, receipt_no, line_no }: SaleRow): string {
  return `${store_id}/${receipt_no}/${line_no}`;
}

function countsOf({ ranked: { copies }, table }: Transaction, day: string): string[] {
  const loaded = table.filter((row) => row.sale_date === day);
  const [loadedSum, copiesSum] = [sum(loaded), sum(copies)];
  return [
    loaded.length,
    loadedSum,
    copies.length,
    copiesSum,
    loaded.length + copies.length,
    loadedSum + copiesSum,
  ].map(String);
}

function sum(rows: Rows): bigint {
  return BigInt(rows.reduce((total, { row_checksum }) => total + row_checksum, 0));
}
