import {
  makeStartHandler,
  type StartServices,
  startServicesFromEnv,
} from '../shared/start-handler';
import { canonicalExpense, expenseSchema } from './expense-schema';

/** An expense is a few short fields. */
const MAX_BODY_BYTES = 8 * 1024;

/** `POST /expenses`: starts the execution named by the expense's id. */
export function makeStartExpenseHandler(services: StartServices) {
  return makeStartHandler(
    {
      noun: 'expense',
      path: '/expenses',
      idKey: 'expenseId',
      schema: expenseSchema,
      maxBytes: MAX_BODY_BYTES,
      canonical: canonicalExpense,
      errors: { invalid: 'InvalidExpense', conflict: 'ExpenseConflict' },
    },
    services,
  );
}

export const handler = makeStartExpenseHandler(startServicesFromEnv());
