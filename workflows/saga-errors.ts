/**
 * The errors of the saga workflow, by the names that `ErrorEquals` matches and a Lambda throws.
 * One list, so that the definition and the code cannot drift apart.
 */
export const SAGA_ERRORS = {
  /** The input is not a booking; nothing was done. */
  invalidBooking: 'InvalidBooking',
  /** Another execution owns this booking id; nothing was done. */
  duplicateBooking: 'DuplicateBooking',
  /** The provider has no more of what was asked for. */
  soldOut: 'SoldOut',
  /** The payment provider refused the card; asking again, or another provider, would not help. */
  paymentDeclined: 'PaymentDeclined',
  /** A provider did not answer or answered 5xx or 429; asking again may help. */
  providerUnavailable: 'ProviderUnavailable',
  /** A provider refused our request itself (4xx): a fault of ours. */
  providerRequestRejected: 'ProviderRequestRejected',
  /** A step was asked for after its compensation: it is refused. */
  stepReleased: 'StepReleased',
  /** A compensation was asked for after the step was confirmed: it is refused. */
  stepConfirmed: 'StepConfirmed',
  /** A step to be confirmed holds nothing. */
  stepNotHeld: 'StepNotHeld',
  /** An AWS service that a step is kept in failed for the moment; asking again may help. */
  awsServiceUnavailable: 'AwsServiceUnavailable',
  /** Neither payment provider could be used; the cause has both errors. */
  paymentUnavailable: 'PaymentUnavailable',
  /** Compensations did not succeed; the cause names them, and a person has to finish them. */
  compensationFailed: 'CompensationFailed',
  /** The trip is booked and stays so, but confirmations did not succeed; a person has to finish them. */
  confirmationIncomplete: 'ConfirmationIncomplete',
  /** The trip is booked; what the first payment provider may keep could neither be voided nor handed to a person. */
  unusedPaymentLeft: 'UnusedPaymentLeft',
} as const;

/** The name of an error of the saga workflow. */
export type SagaError = (typeof SAGA_ERRORS)[keyof typeof SAGA_ERRORS];

/** A step that fails with one of these may be repeated: its idempotency key stays the same. */
export const PASSING_SAGA_ERRORS = [
  SAGA_ERRORS.providerUnavailable,
  SAGA_ERRORS.awsServiceUnavailable,
] as const satisfies readonly SagaError[];
