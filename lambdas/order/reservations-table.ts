import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { updateIf } from '../shared/conditional-update';

/** The reservations, by order and piece; the workflow makes and releases them. */
export interface ReservationsTable {
  /** RESERVED becomes SHIPPED; true also if it was SHIPPED already, false if there is none or it was released. */
  markShipped(orderId: string, sku: string): Promise<boolean>;
}

/** Reservations in DynamoDB. Throws what the SDK throws. */
export function makeReservationsTable(
  client: DynamoDBDocumentClient,
  table: string,
): ReservationsTable {
  return {
    async markShipped(orderId, sku) {
      const written = await updateIf(client, {
        TableName: table,
        Key: { orderId, sku },
        UpdateExpression: 'SET #state = :shipped',
        ConditionExpression: '#state IN (:reserved, :shipped)',
        // A reserved word of DynamoDB.
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':reserved': 'RESERVED', ':shipped': 'SHIPPED' },
      });
      return written !== undefined;
    },
  };
}
