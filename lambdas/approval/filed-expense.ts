import * as z from 'zod/mini';
import { callerArnSchema } from '../shared/caller-arn';
import { canonicalExpense, type Expense, expenseSchema } from './expense-schema';

/**
 * An expense as an execution's input holds it: with the ARN of whoever filed it for the employee by `POST /expenses`.
 * An execution that was started past the API has none.
 */
export const filedExpenseSchema = z.extend(expenseSchema, { filedBy: z.optional(callerArnSchema) });

/** What the execution of an expense is started with. */
export function filedExpense(expense: Expense, callerArn: string): string {
  return JSON.stringify({ ...expense, filedBy: callerArn } satisfies FiledExpense);
}

/** Whether an execution was started with this expense, whoever filed it: a front end may try again by another session. */
export function isSameExpense(executionInput: string, expense: Expense): boolean {
  const parsed = filedExpenseSchema.safeParse(JSON.parse(executionInput));
  return parsed.success && canonicalExpense(parsed.data) === canonicalExpense(expense);
}

type FiledExpense = z.infer<typeof filedExpenseSchema>;
