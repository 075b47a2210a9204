import { createHash } from 'node:crypto';
import { SeededRandom } from '../../simulator/random';

/** What was planted in the files of a day. */
export interface Planted {
  /** SHA-256 of each file, by key of the source bucket. */
  readonly digests: ReadonlyMap<string, string>;
  readonly rows: number;
  /** Rows that are no sales. */
  readonly bad: number;
  /** Rows that are copies of a sale before them. */
  readonly duplicates: number;
  /** Those of the copies that say something else than the sale. */
  readonly conflicts: number;
}

/** Sales files of a day. */
export interface SalesFiles extends Planted {
  /** Texts by key of the source bucket. */
  readonly files: ReadonlyMap<string, string>;
}

/** SHA-256 of a text. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const STORES = ['AMS-1', 'BER-1', 'BER-2', 'CPH-1'] as const;
const HEADER =
  'store_id,receipt_no,line_no,sold_at,sku,description,quantity,unit_price_minor,currency';
const GOODS = ['Green tea 100 g', '"Tea, black"', 'Kanne "klein"', 'Matcha 抹茶', '<b>Mug</b>'];
/** One row in so many is delivered a second time. */
const COPIED_EVERY = 400;
/** One copy in so many has another price. */
const CONFLICTING_EVERY = 2;
const ROWS_OF_A_RECEIPT = 5;

/** What becomes of a row that is to be bad. */
const SPOILERS: readonly ((row: string) => string)[] = [
  (row) => `${row},surplus`,
  (row) => row.replace(',EUR', ',EURO'),
  (row) => row.replace(/T\d\d/, 'T25'),
  (row) => row.slice(0, 20),
  (row) => row.replace(/,\d+,EUR$/, ',=cmd|,EUR'),
  (row) => `"${row}`,
  (row) => row.replace(',', '\0,'),
];

/** Files of a day with so many rows; the same seed gives the same texts. */
export function makeSalesFiles(options: {
  readonly runDate: string;
  readonly rows: number;
  readonly badPercent: number;
  readonly seed: number;
}): SalesFiles {
  const random = new SeededRandom(options.seed);
  const lines = new Map<string, string[]>(STORES.map((store) => [store, [HEADER]]));
  const wantedBad = Math.round((options.rows * options.badPercent) / 100);
  let bad = 0;
  let duplicates = 0;
  let conflicts = 0;
  for (let index = 0; index < options.rows; index++) {
    const store = STORES[index % STORES.length] as (typeof STORES)[number];
    const file = lines.get(store) as string[];
    const isBad = random.next() * (options.rows - index) < wantedBad - bad;
    const previous = file.at(-1) as string;
    // A copy of a row that was spoilt, or of the header, would be bad as well.
    const isCopy = !isBad && index % COPIED_EVERY === COPIED_EVERY - 1 && isSale(previous);
    const sale = saleOf(store, Math.floor(index / STORES.length), options.runDate, random);
    const isConflict = isCopy && duplicates % CONFLICTING_EVERY === CONFLICTING_EVERY - 1;
    if (isBad) file.push(spoil(sale, bad));
    else if (isConflict) file.push(repriced(previous));
    else file.push(isCopy ? previous : sale);
    bad += isBad ? 1 : 0;
    duplicates += isCopy ? 1 : 0;
    conflicts += isConflict ? 1 : 0;
  }
  const files = [...lines].map(([store, rows]): [string, string] => [
    `sales/${options.runDate}/${store.toLowerCase()}.csv`,
    `${rows.join('\r\n')}\r\n`,
  ]);
  const digests = new Map(files.map(([key, text]) => [key, digestOf(text)]));
  return { files: new Map(files), digests, rows: options.rows, bad, duplicates, conflicts };
}

function saleOf(store: string, n: number, runDate: string, random: SeededRandom): string {
  const pick = (count: number): number => Math.floor(random.next() * count);
  const good = GOODS[pick(GOODS.length)] as string;
  const text =
    good.startsWith('"') || !good.includes('"') ? good : `"${good.replaceAll('"', '""')}"`;
  const time = [8 + pick(12), pick(60), pick(60)].map((part) => String(part).padStart(2, '0'));
  return [
    store,
    `R${1_000 + Math.floor(n / ROWS_OF_A_RECEIPT)}`,
    (n % ROWS_OF_A_RECEIPT) + 1,
    `${runDate}T${time.join(':')}+01:00`,
    `sku-${pick(500)}`,
    text,
    pick(20) === 0 ? -1 : 1 + pick(4),
    50 + pick(5_000),
    'EUR',
  ].join(',');
}

function spoil(sale: string, index: number): string {
  return (SPOILERS[index % SPOILERS.length] as (row: string) => string)(sale);
}

function repriced(sale: string): string {
  return sale.replace(/,(\d+),EUR$/, ',1$1,EUR');
}

function isSale(row: string): boolean {
  return /^[A-Z]{3}-\d,R\d+,\d,\d{4}-\d\d-\d\dT[01]\d:\d\d:\d\d\+01:00,sku-\d+,.+,-?\d+,\d+,EUR$/.test(
    row,
  );
}
