/** How the provider decides a charge; without `at-once` it answers `pending` and tells by webhook. */
export const PAYMENT_SCRIPTS = [
  'capture',
  'capture-at-once',
  'decline',
  'decline-at-once',
  /** Stays pending for ever. */
  'never',
  /** Captured, and told twice. */
  'duplicate',
  /** Captured long after everybody has stopped waiting. */
  'late',
  /** The webhook is there before the answer to the charge. */
  'early',
] as const;
export type PaymentScript = (typeof PAYMENT_SCRIPTS)[number];
