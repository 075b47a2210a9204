import { type RawLine, readLines } from './line-reader';
import type { PartSummary } from './part-summary';
import { quarantineRecord } from './quarantine';
import { fault, type RowFault } from './row-fault';
import { isFault, readSale, textOf } from './sale-row';
import type { Sale } from './sale-schema';
import { readHeader } from './sales-header';
import { tallyOf } from './tally';

/** A part, cleaned. Its texts depend on the part's bytes, name and day alone. */
export interface TransformedPart {
  /** JSON lines: the sales. */
  readonly clean: string;
  /** JSON lines: the rows that are no sales. */
  readonly quarantine: string;
  readonly summary: PartSummary;
}

/** Judges every row of a part. The first line is the header of the file that the part was cut from. */
export async function transformPart(
  part: string,
  runDate: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<TransformedPart> {
  const clean: string[] = [];
  const quarantine: string[] = [];
  const checksums = { clean: [] as number[], quarantined: [] as number[] };
  const codes: Record<string, number> = {};
  let header: ReturnType<typeof readHeader> | undefined;
  let lineNumber = 0;
  for await (const line of readLines(chunks)) {
    if (header === undefined) {
      header = headerOf(line);
      continue;
    }
    lineNumber += 1;
    const sale = isFault(header) ? header : readSale(line, header, runDate);
    if (isFault(sale)) {
      quarantine.push(quarantineRecord(part, lineNumber, line, sale));
      checksums.quarantined.push(line.checksum);
      codes[sale.code] = (codes[sale.code] ?? 0) + 1;
    } else {
      clean.push(cleanRecord(sale, runDate, line.checksum, part, lineNumber));
      checksums.clean.push(line.checksum);
    }
  }
  const text = clean.join('');
  return {
    clean: text,
    quarantine: quarantine.join(''),
    summary: {
      part,
      clean: tallyOf(checksums.clean),
      quarantined: tallyOf(checksums.quarantined),
      cleanBytes: Buffer.byteLength(text),
      codes,
    },
  };
}

function headerOf({ bytes, isTooLong }: RawLine): ReturnType<typeof readHeader> {
  return isTooLong
    ? fault('bad-header', 'the header is longer than a row can be')
    : readHeader(textOf(bytes) ?? '');
}

/** A whole part as bad rows: what tolerating its failure means. */
export async function quarantinePart(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  why: RowFault,
): Promise<string> {
  const records: string[] = [];
  let lineNumber = -1;
  for await (const line of readLines(chunks)) {
    lineNumber += 1;
    if (lineNumber > 0) records.push(quarantineRecord(part, lineNumber, line, why));
  }
  return records.join('');
}

/** The fields in the order of the table, the place of the row last: it decides which of two copies is the duplicate. */
function cleanRecord(
  sale: Sale,
  saleDate: string,
  checksum: number,
  part: string,
  line: number,
): string {
  return `${JSON.stringify({ sale_date: saleDate, ...sale, row_checksum: checksum, part, line })}\n`;
}
