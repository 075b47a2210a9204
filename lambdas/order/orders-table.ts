import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { ORDER_STATUSES, type OrderStatus } from '../../workflows/order-status';
import { updateIf } from '../shared/conditional-update';
import { readRow } from '../shared/stored-row';

const rowSchema = z.object({
  orderId: z.string(),
  status: z.enum(ORDER_STATUSES),
  executionArn: z.string(),
  receivedAt: z.string(),
  reason: z.optional(z.string()),
  dispatchedAt: z.optional(z.string()),
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
        ExpressionAttributeValues: {
          ':now': at,
          ':paid': 'PAID' satisfies OrderStatus,
          ':completed': 'COMPLETED' satisfies OrderStatus,
        },
      });
      return written !== undefined;
    },
  };
}
