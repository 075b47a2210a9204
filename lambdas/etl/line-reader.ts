import { createHash, type Hash } from 'node:crypto';

/** A line of a file, without its end. */
export interface RawLine {
  /** The line, or its beginning when it is too long to be a row. */
  readonly bytes: Buffer;
  readonly isTooLong: boolean;
  /** 0 to 2^32 - 1, of the whole line; the same in `glue/extract-sales.py`. */
  readonly checksum: number;
}

/** Bytes; a row of ours has a few hundred. Longer lines are summed as they pass, and not held. */
export const MAX_LINE_BYTES = 64 * 1024;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Lines of a file, ended by LF, CR or CRLF; empty ones are passed over. A row is a line: a quoted line break ends it
 * too, so that one open quote cannot swallow the rows after it.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  let open = new OpenLine();
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = 0; to < chunk.length; to++) {
      if (chunk[to] !== LF && chunk[to] !== CR) continue;
      open.add(chunk.subarray(from, to));
      from = to + 1;
      const line = open.close();
      if (line === undefined) continue;
      yield line;
      open = new OpenLine();
    }
    open.add(chunk.subarray(from));
  }
  const last = open.close();
  if (last !== undefined) yield last;
}

/** A line whose end has not come yet. */
class OpenLine {
  private pieces: Uint8Array[] = [];
  private length = 0;
  /** Of all that has come, once the line is too long to hold. */
  private hash: Hash | undefined;

  add(piece: Uint8Array): void {
    if (this.hash !== undefined) {
      this.hash.update(piece);
      return;
    }
    if (piece.length > 0) this.pieces.push(piece);
    this.length += piece.length;
    if (this.length <= MAX_LINE_BYTES) return;
    const held = Buffer.concat(this.pieces);
    this.hash = createHash('sha256').update(held);
    this.pieces = [held.subarray(0, MAX_LINE_BYTES)];
  }

  /** The line; undefined for an empty one. */
  close(): RawLine | undefined {
    if (this.length === 0) return undefined;
    const bytes = Buffer.concat(this.pieces);
    const hash = this.hash ?? createHash('sha256').update(bytes);
    return { bytes, isTooLong: this.hash !== undefined, checksum: hash.digest().readUInt32BE() };
  }
}
