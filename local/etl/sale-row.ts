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

const MILLISECONDS = 1000;
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
    if (CONTENT.some((column) => said(row, column) !== said(sale, column))) conflicting.push(row);
  }
  return { first: [...first.values()], copies, conflicting };
}

/** What a row says, as the warehouse compares it: a moment is the same in every offset. */
function said(row: SaleRow, column: (typeof CONTENT)[number]): string | number | undefined {
  const value = row[column];
  if (column !== 'sold_at') return value;
  const [, fraction = ''] = /\.(\d+)/.exec(`${value}`) ?? [];
  return `${Math.floor(Date.parse(`${value}`) / MILLISECONDS)}.${fraction.padEnd(6, '0')}`;
}

/** The sum of the rows' checksums. */
export function sumOfRows(rows: readonly SaleRow[]): bigint {
  return BigInt(rows.reduce((total, { row_checksum }) => total + row_checksum, 0));
}
