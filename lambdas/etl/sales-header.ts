import { parseCsvLine } from './csv-line';
import { fault, type RowFault } from './row-fault';
import { SALE_COLUMNS } from './sale-schema';

/** Where each column of a sale stands in the rows of a file. */
export interface SalesHeader {
  readonly columnCount: number;
  readonly places: readonly (readonly [column: string, index: number])[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads the first line of a file. A header that is no good makes every row below it a bad one, with this reason. */
export function readHeader(line: string): SalesHeader | RowFault {
  const text = line.startsWith(BYTE_ORDER_MARK) ? line.slice(BYTE_ORDER_MARK.length) : line;
  const names = parseCsvLine(text)?.map((name) => name.trim());
  if (names === undefined) {
    return fault('bad-header', 'the header is not CSV');
  }
  const missing = SALE_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return fault('bad-header', `the header lacks ${missing.join(', ')}`);
  }
  const twice = SALE_COLUMNS.filter(
    (column) => names.indexOf(column) !== names.lastIndexOf(column),
  );
  if (twice.length > 0) {
    return fault('bad-header', `the header names ${twice.join(', ')} twice`);
  }
  return {
    columnCount: names.length,
    places: SALE_COLUMNS.map((column) => [column, names.indexOf(column)] as const),
  };
}
