import {
  makeStartHandler,
  type StartServices,
  startServicesFromEnv,
} from '../shared/start-handler';
import { canonicalExpense, expenseSchema } from './expense-schema';
import { filedExpense, isSameExpense } from './filed-expense';

/** An expense is a few short fields. */
const MAX_BODY_BYTES = 8 * 1024;

/**
 * `POST /expenses`: starts the execution named by the expense's id. Its callers are systems that vouch for the
 * `employeeId` (docs/decisions/0010); which of them did is kept with the expense.
 */
export function makeStartExpenseHandler(services: StartServices) {
  return makeStartHandler(
    {
      noun: 'expense',
      path: '/expenses',
      idKey: 'expenseId',
      schema: expenseSchema,
      maxBytes: MAX_BODY_BYTES,
      canonical: canonicalExpense,
      caller: { tell: filedExpense, isSame: isSameExpense },
      errors: { invalid: 'InvalidExpense', conflict: 'ExpenseConflict' },
    },
    services,
  );
}

export const handler = makeStartExpenseHandler(startServicesFromEnv());
