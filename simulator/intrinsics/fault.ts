/** A call of an intrinsic function that cannot be answered. The message is told after the function's own text. */
export class IntrinsicFault extends Error {
  override readonly name = 'IntrinsicFault';

  constructor(
    message: string,
    /** An argument was not there at all: not an intrinsic's failure, but the state's. */
    readonly missing = false,
  ) {
    super(message);
  }
}
