/** A path or an intrinsic function that cannot be read. The message says what was met and what is allowed. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  /** Characters from the start of the expression to where reading stopped. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
