import type { RawLine } from './line-reader';
import type { RowFault } from './row-fault';
import { textOf } from './sale-row';

/**
 * A bad row as it is kept: where it stood, why it is bad, and its own bytes, as text or in base64 where they are no
 * text. JSON on one line, its fields always in this order: Athena reads it, and the same row gives the same bytes.
 */
export function quarantineRecord(
  part: string,
  lineNumber: number,
  line: RawLine,
  { code, reason }: RowFault,
): string {
  const raw = textOf(line.bytes);
  const record = {
    part,
    line: lineNumber,
    code,
    reason,
    row_checksum: line.checksum,
    truncated: line.isTooLong,
    ...(raw === undefined ? { raw_base64: line.bytes.toString('base64') } : { raw }),
  };
  return `${JSON.stringify(record)}\n`;
}
