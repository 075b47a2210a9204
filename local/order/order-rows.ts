import type { JsonObject } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { DynamoDb } from '../services/dynamodb';
import { textsIn } from '../services/item-texts';

/** A reservation as it is stored. */
export interface ReservationRow {
  readonly sku: string;
  readonly state: string;
  /** 0 on a tombstone. */
  readonly quantity: number;
}

/** Rows of the order's tables as they are, read past every handler. */
export class OrderRows {
  constructor(
    private readonly dynamodb: DynamoDb,
    private readonly naming: Naming,
  ) {}

  /** Text attributes of the order's row. */
  async order(orderId: string): Promise<Readonly<Record<string, string>> | undefined> {
    return this.textsOf('orders', { orderId: { S: orderId } });
  }

  async payment(orderId: string): Promise<Readonly<Record<string, string>> | undefined> {
    return this.textsOf('payments', { orderId: { S: orderId } });
  }

  /** Pieces on hand; undefined for a kind that there is no row of. */
  async onHand(sku: string): Promise<number | undefined> {
    const row = await this.textsOf('stock', { sku: { S: sku } });
    return row === undefined ? undefined : Number(row['available']);
  }

  async reservations(orderId: string): Promise<readonly ReservationRow[]> {
    const { Items } = await this.dynamodb.call('Query', {
      TableName: this.naming.tableName('reservations'),
      KeyConditionExpression: 'orderId = :id',
      ExpressionAttributeValues: { ':id': { S: orderId } },
      ConsistentRead: true,
    });
    return (Array.isArray(Items) ? Items : []).map(textsIn).map(({ sku, state, quantity }) => ({
      sku: sku ?? '',
      state: state ?? '',
      quantity: Number(quantity ?? 0),
    }));
  }

  /** Puts pieces on hand where there is no row yet. @returns what is on hand now */
  async putStock(sku: string, available: number): Promise<number> {
    const known = await this.onHand(sku);
    if (known !== undefined) return known;
    await this.dynamodb.call('PutItem', {
      TableName: this.naming.tableName('stock'),
      Item: { sku: { S: sku }, available: { N: String(available) } },
    });
    return available;
  }

  private async textsOf(
    table: string,
    Key: JsonObject,
  ): Promise<Readonly<Record<string, string>> | undefined> {
    const TableName = this.naming.tableName(table);
    const { Item } = await this.dynamodb.call('GetItem', { TableName, Key, ConsistentRead: true });
    return Item === undefined ? undefined : textsIn(Item);
  }
}
