/**
 * The errors of the approval workflow, by the names that `ErrorEquals` matches and a Lambda throws.
 * A rejection or an expiry is none: those are outcomes.
 */
export const APPROVAL_ERRORS = {
  /** The input is not an expense report; nothing was done. */
  invalidExpense: 'InvalidExpense',
  /** Another execution owns this expense id; nothing was done. */
  duplicateExpense: 'DuplicateExpense',
  /** A step did not succeed after all its retries; a person has to finish the expense. */
  expenseUnfinished: 'ExpenseUnfinished',
} as const;
