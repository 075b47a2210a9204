/** Why a row is no sale. */
export interface RowFault {
  /** One of few, for counting: `malformed-quotes`, or `invalid-` and the column. */
  readonly code: string;
  /** For whoever mends the file; never with a value of the row. */
  readonly reason: string;
}

/** A fault of a row, or of the header that all rows of a file share. */
export const fault = (code: string, reason: string): RowFault => ({ code, reason });
