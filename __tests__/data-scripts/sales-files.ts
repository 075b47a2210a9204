import { gzipSync } from 'node:zlib';
import { SeededRandom } from '../../simulator/random';
import { SALES_HEADER, saleLine } from '../support/sales';

/** A file of the source. */
export interface SourceFile {
  readonly key: string;
  readonly bytes: Uint8Array;
  /** As a person counts them. @default any number */
  readonly rows?: number;
}

const ROW = saleLine();
/** Whatever may stand at the end of a line, or be taken for it. */
const SIGNS = [
  'a',
  ',',
  '"',
  '\r',
  '\n',
  '\r\n',
  '\r\r\n',
  'é',
  '\uFEFF',
  '\0',
  '\u2028',
  ROW,
  SALES_HEADER,
];
const GENERATED = 200;
const MOST_SIGNS = 40;

const file = (name: string, text: string | Uint8Array, rows: number): SourceFile => ({
  key: `sales/2026-01-31/${name}`,
  bytes: Buffer.from(text as string),
  rows,
});
const lines = (end: string, count: number): string =>
  [SALES_HEADER, ...Array.from({ length: count }, () => ROW), ''].join(end);
const MEBIBYTE = 'x'.repeat(1024 * 1024);

/** Files as shops have sent them, and as nobody would. */
export const NAMED_FILES: readonly SourceFile[] = [
  file('lf.csv', lines('\n', 3), 3),
  file('crlf.csv', lines('\r\n', 3), 3),
  file('cr.csv', lines('\r', 3), 3),
  file('cr-cr-lf.csv', lines('\r\r\n', 3), 3),
  file('mixed.csv', `${SALES_HEADER}\r${ROW}\n${ROW}\r\n\r\n${ROW}`, 3),
  file('no-last-end.csv', `${SALES_HEADER}\n${ROW}`, 1),
  file('bom.csv', `\uFEFF${lines('\r\n', 2)}`, 2),
  file('quoted-header.csv', `"${SALES_HEADER.replaceAll(',', '","')}"\n${ROW}\n`, 1),
  file('only-header.csv', SALES_HEADER, 0),
  file('empty.csv', '', 0),
  file('line-ends.csv', '\r\n\n\r', 0),
  file('no-header.csv', `${ROW}\n${ROW}\n`, 2),
  file('one-row-no-header.csv', ROW, 1),
  file('utf-16.csv', Buffer.from(lines('\n', 2), 'utf16le'), 4),
  file('many-parts.csv', lines('\n', 25_000), 25_000),
  file('wide-rows.csv', [SALES_HEADER, ...Array(150).fill('x'.repeat(60_000))].join('\n'), 150),
  file('line-without-end.csv', `${SALES_HEADER}\n${MEBIBYTE}`, 1),
  file('long-lines.csv', `${SALES_HEADER}\n${MEBIBYTE}\r\n${ROW}\n${MEBIBYTE}${MEBIBYTE}\n`, 3),
  file('packed.csv.gz', gzipSync(lines('\r\n', 5_000)), 5_000),
  file('packed-empty.csv.gz', gzipSync(''), 0),
];

/** Files of lines and their ends in any order, the same at each call. */
export const GENERATED_FILES: readonly SourceFile[] = generated(new SeededRandom(1));

function generated(random: SeededRandom): readonly SourceFile[] {
  const pick = (count: number): number => Math.floor(random.next() * count);
  return Array.from({ length: GENERATED }, (_, index) => {
    const signs = Array.from({ length: pick(MOST_SIGNS) }, () => SIGNS[pick(SIGNS.length)]);
    const name = String(index).padStart(3, '0');
    return { key: `sales/2026-01-31/generated-${name}.csv`, bytes: Buffer.from(signs.join('')) };
  });
}

/** Files that are not what their names say: their rows cannot be counted. */
export const UNREADABLE: readonly SourceFile[] = [
  { key: 'sales/2026-01-31/cut.csv.gz', bytes: gzipSync(lines('\n', 5_000)).subarray(0, -40) },
  { key: 'sales/2026-01-31/plain.csv.gz', bytes: Buffer.from(lines('\n', 3)) },
  { key: 'sales/2026-01-31/spoilt.csv.gz', bytes: spoilt(gzipSync(lines('\n', 5_000))) },
];

function spoilt(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, 30, 60);
  return copy;
}
