/**
 * The errors of the order workflow, by the names that `ErrorEquals` matches and a Lambda throws.
 * One list, so that the definition and the code cannot drift apart.
 */
export const ORDER_ERRORS = {
  /** The input is not an order; nothing was done. */
  invalidOrder: 'InvalidOrder',
  /** Another execution owns this order id; nothing was done. */
  duplicateOrder: 'DuplicateOrder',
  /** Fewer pieces are available than the order asks for. */
  outOfStock: 'OutOfStock',
  /** Too many orders wanted the same piece at the same moment. */
  stockContended: 'StockContended',
  /** The payment provider refused the charge; asking again would not help. */
  paymentDeclined: 'PaymentDeclined',
  /** The payment provider did not answer or answered 5xx or 429; asking again may help. */
  paymentProviderUnavailable: 'PaymentProviderUnavailable',
  /** The payment provider refused our request itself (4xx): a fault of ours. */
  paymentRequestRejected: 'PaymentRequestRejected',
  /** An AWS service that a payment is kept in or answered through failed for the moment; asking again may help. */
  awsServiceUnavailable: 'AwsServiceUnavailable',
  /** Others kept writing the same payment; asking again may help. */
  paymentContended: 'PaymentContended',
  /** A compensation did not succeed; a person has to finish it. */
  compensationFailed: 'CompensationFailed',
} as const;

/** The name of an error of the order workflow. */
export type OrderError = (typeof ORDER_ERRORS)[keyof typeof ORDER_ERRORS];

/** A payment's step that fails with one of these may be repeated: nothing is decided, its idempotency key stays. */
export const PASSING_PAYMENT_ERRORS = [
  ORDER_ERRORS.paymentProviderUnavailable,
  ORDER_ERRORS.awsServiceUnavailable,
  ORDER_ERRORS.paymentContended,
] as const satisfies readonly OrderError[];
