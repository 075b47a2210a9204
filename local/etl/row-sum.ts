import { createHash } from 'node:crypto';

/** The checksum of a row: the first four bytes of the SHA-256 of it, as the workflow's contract says. */
export function checksumOf(row: string): number {
  return createHash('sha256').update(row, 'utf8').digest().readUInt32BE();
}

/** The sum of the checksums of rows. */
export function sumOf(rows: readonly string[]): bigint {
  // Exact as a number for two million rows.
  return BigInt(rows.reduce((sum, row) => sum + checksumOf(row), 0));
}
