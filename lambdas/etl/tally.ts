import * as z from 'zod/mini';

/**
 * Rows by number and by the sum of their checksums. A sum does not depend on the rows' order, and is exact as text:
 * it is added as a BigInt, and compared as it is written.
 */
export interface Tally {
  readonly rows: number;
  /** Decimal digits. */
  readonly checksum: string;
}

export const tallySchema = z.object({
  rows: z.int().check(z.minimum(0)),
  checksum: z.string().check(z.regex(/^(0|[1-9]\d*)$/)),
});

export const NO_ROWS: Tally = { rows: 0, checksum: '0' };

/** All rows of several tallies. */
export function addUp(tallies: readonly Tally[]): Tally {
  const checksum = tallies.reduce((sum, tally) => sum + BigInt(tally.checksum), 0n);
  return { rows: tallies.reduce((sum, { rows }) => sum + rows, 0), checksum: String(checksum) };
}

/** The tally of rows that have these checksums. */
export function tallyOf(checksums: readonly number[]): Tally {
  const sum = checksums.reduce((total, checksum) => total + BigInt(checksum), 0n);
  return { rows: checksums.length, checksum: String(sum) };
}
