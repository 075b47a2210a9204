import { describeIssues } from '../shared/issues';
import { parseCsvLine } from './csv-line';
import type { RawLine } from './line-reader';
import { fault, type RowFault } from './row-fault';
import { type Sale, saleSchema } from './sale-schema';
import type { SalesHeader } from './sales-header';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a line; undefined if it is not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The sale in a line, or why there is none. A row is judged by itself: a bad one says nothing about the next. */
export function readSale(line: RawLine, header: SalesHeader, runDate: string): Sale | RowFault {
  if (line.isTooLong) {
    return fault('too-long', 'the line is longer than a row can be');
  }
  const text = textOf(line.bytes);
  if (text === undefined) {
    return fault('not-utf8', 'the line is not UTF-8');
  }
  const fields = parseCsvLine(text);
  if (fields === undefined) {
    return fault('malformed-quotes', 'the quotes of the line are not well formed');
  }
  if (fields.length !== header.columnCount) {
    return fault(
      'wrong-columns',
      `the line has ${fields.length} fields, the header ${header.columnCount}`,
    );
  }
  const parsed = saleSchema.safeParse(
    Object.fromEntries(header.places.map(([column, index]) => [column, fields[index]])),
  );
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return fault(`invalid-${String(first?.path[0])}`, describeIssues(parsed.error).join('; '));
  }
  return parsed.data.sold_at.startsWith(runDate)
    ? parsed.data
    : fault('other-day', 'sold_at: is not of the day that is loaded');
}

export function isFault(value: object): value is RowFault {
  return 'reason' in value;
}
