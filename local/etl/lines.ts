import { StringDecoder } from 'node:string_decoder';

/** The lines of a text that comes in pieces, without empty ones and without a CR. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const lines = `${rest}${decoder.write(Buffer.from(chunk))}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const row = withoutReturn(line);
      if (row !== '') yield row;
    }
  }
  const last = withoutReturn(`${rest}${decoder.end()}`);
  if (last !== '') yield last;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
