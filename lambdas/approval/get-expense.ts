import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { executionsFromEnv } from '../shared/executions-from-env';
import { type GetServices, makeGetHandler } from '../shared/get-handler';
import { makeLog } from '../shared/logger';
import { expenseIdSchema } from './expense-schema';
import { type ExpensesTable, makeExpensesTable } from './expenses-table';

interface Dependencies extends Omit<GetServices, 'read'> {
  readonly expenses: ExpensesTable;
}

/** `GET /expenses/{expenseId}`: where an expense stands. One that was accepted but has no row yet is RECEIVED. */
export function makeGetExpenseHandler({ expenses, ...services }: Dependencies) {
  return makeGetHandler(
    {
      idKey: 'expenseId',
      idSchema: expenseIdSchema,
      errors: { invalidId: 'InvalidExpenseId', notFound: 'ExpenseNotFound' },
      accepted: { status: 'RECEIVED' },
    },
    { read: expenses.read, ...services },
  );
}

export const handler = makeGetExpenseHandler({
  expenses: makeExpensesTable(makeDynamoDbClient(), requireEnv('EXPENSES_TABLE')),
  executions: executionsFromEnv(),
  log: makeLog(),
});
