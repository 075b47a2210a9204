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
 * Lines of a file, ended by LF or CRLF; empty ones are passed over. A row is a line: a quoted line break ends it too,
 * so that one open quote cannot swallow the rows after it.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  let open = new OpenLine();
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(LF); to !== -1; to = chunk.indexOf(LF, from)) {
      open.add(chunk.subarray(from, to));
      from = to + 1;
      const line = open.close();
      if (line !== undefined) yield line;
      open = new OpenLine();
    }
    if (from < chunk.length) open.add(chunk.subarray(from));
  }
  const last = open.close();
  if (last !== undefined) yield last;
}

/** A line whose end has not come yet. */
class OpenLine {
  private pieces: Uint8Array[] = [];
  private length = 0;
  /** Of all but the last byte, once the line is too long to hold: that byte may be the CR before the end. */
  private hash: Hash | undefined;
  private lastByte = new Uint8Array();

  add(piece: Uint8Array): void {
    if (piece.length === 0) return;
    if (this.hash === undefined) {
      this.pieces.push(piece);
      this.length += piece.length;
      // One more for the CR.
      if (this.length <= MAX_LINE_BYTES + 1) return;
      const held = Buffer.concat(this.pieces);
      this.hash = createHash('sha256').update(held.subarray(0, -1));
      this.lastByte = Uint8Array.from(held.subarray(-1));
      this.pieces = [held.subarray(0, MAX_LINE_BYTES)];
      return;
    }
    this.hash.update(this.lastByte).update(piece.subarray(0, -1));
    this.lastByte = Uint8Array.from(piece.subarray(-1));
  }

  /** The line; undefined for an empty one. */
  close(): RawLine | undefined {
    if (this.hash !== undefined) {
      if (this.lastByte[0] !== CR) this.hash.update(this.lastByte);
      const bytes = Buffer.concat(this.pieces);
      return { bytes, isTooLong: true, checksum: this.hash.digest().readUInt32BE() };
    }
    const whole = Buffer.concat(this.pieces);
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (bytes.length === 0) return undefined;
    const checksum = createHash('sha256').update(bytes).digest().readUInt32BE();
    return bytes.length > MAX_LINE_BYTES
      ? { bytes: bytes.subarray(0, MAX_LINE_BYTES), isTooLong: true, checksum }
      : { bytes, isTooLong: false, checksum };
  }
}
