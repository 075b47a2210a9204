import * as z from 'zod/mini';
import { currencySchema } from '../shared/currencies';
import { executionNameSchema } from '../shared/execution-name';

/** The largest expense, in minor units; far below 2^53. */
const MAX_AMOUNT_MINOR = 1_000_000_000;

/** Names an expense, and its execution. */
export const expenseIdSchema = executionNameSchema;

/**
 * A person: an employee or an approver. One spelling only, lower case and ASCII, because it is compared to tell
 * whether somebody approves an expense of their own.
 */
export const personIdSchema = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be 1 to 64 of a-z, 0-9, ., _ and -'));

/** An amount in minor units. */
export const amountSchema = z.int().check(z.minimum(1), z.maximum(MAX_AMOUNT_MINOR));

/**
 * What the money was for: one line that a person reads. Letters, marks, digits, punctuation, symbols and blanks of any
 * script; nothing invisible, nothing that turns the reading direction round.
 */
export const purposeSchema = z.string().check(
  z.regex(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,200}$/u, 'must be 1 to 200 visible characters'),
  z.refine((text) => text.trim() === text, 'must not begin or end with a blank'),
  z.refine((text) => text.normalize('NFC') === text, 'must be in Unicode normal form NFC'),
);

/** An expense as `POST /expenses` accepts it and as the execution's input holds it. Unknown fields are refused. */
export const expenseSchema = z.strictObject({
  expenseId: expenseIdSchema,
  employeeId: personIdSchema,
  amountMinor: amountSchema,
  currency: currencySchema,
  purpose: purposeSchema,
});

/** An expense that was checked. */
export type Expense = z.infer<typeof expenseSchema>;

/** An expense as text, the same for every spelling of it: this is what tells a repeated one from another one. */
export function canonicalExpense(expense: Expense): string {
  const { expenseId, employeeId, amountMinor, currency, purpose } = expense;
  return JSON.stringify({ expenseId, employeeId, amountMinor, currency, purpose });
}
