import type { Tally } from './tally';

/** What became of a day's rows: in = loaded + quarantined + duplicates. The same for every run of the same source. */
export interface Report {
  readonly runDate: string;
  readonly runId: string;
  readonly sourceFiles: number;
  /** Keys of those that hold no row. */
  readonly emptyFiles: readonly string[];
  readonly in: Tally;
  readonly loaded: Tally;
  readonly quarantined: Tally;
  readonly duplicates: Tally;
  /** Duplicates that say something else than the sale that was loaded; the warehouse keeps them. */
  readonly conflictRows: number;
  /** Bad rows by the code of their fault. */
  readonly codes: Readonly<Record<string, number>>;
  /** Parts quarantined as a whole. */
  readonly failedParts: readonly string[];
}
