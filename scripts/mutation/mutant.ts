/** What is taken away from a workflow. `guard` is an `if_not_exists` of an update, `key` an idempotency key. */
export type MutantKind = 'retry' | 'catch' | 'condition' | 'guard' | 'key' | 'compensation';

/** A part of a file that is replaced. */
export interface Edit {
  /** From the project's root. */
  readonly file: string;
  /** First byte, and the byte after the last one. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** A workflow with one of its safeguards taken away. */
export interface Mutant {
  /** Its kind, where it is, and which one of several: `retry/ChargePayment/3`. The same from run to run. */
  readonly id: string;
  readonly kind: MutantKind;
  /** Where a reader finds what is gone: `workflows/order.ts:62`. */
  readonly place: string;
  /** What is gone, in words. */
  readonly removed: string;
  readonly edit: Edit;
}
