import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { readRow } from '../shared/stored-row';

const rowSchema = z.object({
  expenseId: z.string(),
  status: z.enum(['RECEIVED', 'REFUSED', 'APPROVED', 'PAID', 'REJECTED', 'EXPIRED']),
  executionArn: z.string(),
  receivedAt: z.string(),
  decidedAt: z.optional(z.string()),
  reason: z.optional(z.string()),
});

/** The row of an expense; the workflow alone writes it. Times are ISO 8601. */
export type ExpenseRow = z.infer<typeof rowSchema>;

/** The expenses, by id. */
export interface ExpensesTable {
  /** The row as of now, or `undefined`. */
  read(expenseId: string): Promise<ExpenseRow | undefined>;
}

/** Expenses in DynamoDB. Throws what the SDK throws, and CorruptRecord. */
export function makeExpensesTable(client: DynamoDBDocumentClient, table: string): ExpensesTable {
  return {
    async read(expenseId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { expenseId }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : readRow(rowSchema, Item, { table, key: expenseId });
    },
  };
}
