import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { updateIf } from '../shared/conditional-update';
import { readRow } from '../shared/stored-row';

const rowSchema = z.object({
  orderId: z.string(),
  status: z.enum([
    'RECEIVED',
    'PAID',
    'COMPLETED',
    'CANCELLING',
    'CANCELLED',
    'REFUNDED',
    'REJECTED',
  ]),
  executionArn: z.string(),
  receivedAt: z.string(),
  reason: z.string().optional(),
  dispatchedAt: z.string().optional(),
});

/** The row of an order; the workflow writes it, all but `dispatchedAt`. Times are ISO 8601. */
export type OrderRow = z.infer<typeof rowSchema>;

/** The orders, by id. */
export interface OrdersTable {
  /** The row as of now, or `undefined`. */
  read(orderId: string): Promise<OrderRow | undefined>;
  /**
   * Marks an order as dispatched, once: the first time stays. False if its status forbids that; from the moment
   * this is true, the workflow can no longer cancel the order.
   */
  markDispatched(orderId: string, at: string): Promise<boolean>;
}

/** Orders in DynamoDB. Throws what the SDK throws, and CorruptRecord. */
export function makeOrdersTable(client: DynamoDBDocumentClient, table: string): OrdersTable {
  return {
    async read(orderId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { orderId }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : readRow(rowSchema, Item, { table, key: orderId });
    },

    async markDispatched(orderId, at) {
      const written = await updateIf(client, {
        TableName: table,
        Key: { orderId },
        UpdateExpression: 'SET dispatchedAt = if_not_exists(dispatchedAt, :now)',
        ConditionExpression: '#status IN (:paid, :completed) OR attribute_exists(dispatchedAt)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':now': at, ':paid': 'PAID', ':completed': 'COMPLETED' },
      });
      return written !== undefined;
    },
  };
}
