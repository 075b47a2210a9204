/** A row of the tables of sales and of conflicts. */
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

/** Rows of a day as the load ranks them. */
export interface RankedRows {
  /** The first copy of each sale by part and line. */
  readonly first: readonly SaleRow[];
  readonly copies: readonly SaleRow[];
  /** Those of the copies that say something else than the first. */
  readonly conflicting: readonly SaleRow[];
}

/** What a shop says of a sale. */
const CONTENT = [
  'sold_at',
  'sku',
  'description',
  'quantity',
  'unit_price_minor',
  'currency',
] as const;

/** What makes two rows the same sale. */
export function keyOf({ store_id, receipt_no, line_no }: SaleRow): string {
  return `${store_id}/${receipt_no}/${line_no}`;
}

/** Which rows are sales, and which are copies of one. */
export function rank(staged: readonly SaleRow[]): RankedRows {
  const ordered = [...staged].sort((a, b) =>
    a.part === b.part ? a.line - b.line : a.part < b.part ? -1 : 1,
  );
  const first = new Map<string, SaleRow>();
  const copies: SaleRow[] = [];
  const conflicting: SaleRow[] = [];
  for (const row of ordered) {
    const sale = first.get(keyOf(row));
    if (sale === undefined) {
      first.set(keyOf(row), row);
      continue;
    }
    copies.push(row);
    if (CONTENT.some((column) => row[column] !== sale[column])) conflicting.push(row);
  }
  return { first: [...first.values()], copies, conflicting };
}

/** The sum of the rows' checksums. */
export function sumOfRows(rows: readonly SaleRow[]): bigint {
  return BigInt(rows.reduce((total, { row_checksum }) => total + row_checksum, 0));
}
