import { StringDecoder } from 'node:string_decoder';

const COLUMNS = [
  'store_id',
  'receipt_no',
  'line_no',
  'sold_at',
  'sku',
  'description',
  'quantity',
  'unit_price_minor',
  'currency',
];

/** Ends of lines; a CRLF is a line and an empty one. */
const LINE_END = /[\r\n]/;

/** The lines of a text that comes in pieces, without empty ones. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const lines = `${rest}${decoder.write(Buffer.from(chunk))}`.split(LINE_END);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
  const last = `${rest}${decoder.end()}`;
  if (last !== '') yield last;
}

/** True for the first line of a file that names its columns; any other first line is a row. */
export function isHeader(line: string): boolean {
  return COLUMNS.every((column) => line.includes(column));
}
