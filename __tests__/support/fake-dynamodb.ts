import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { applyUpdate, holds, type Item } from './dynamodb-expressions';
import { type Effects, fault } from './effects';

/** Tables in memory behind the client's own interface, so that the real expressions are what is tested. */
export interface FakeDynamoDb {
  readonly client: DynamoDBDocumentClient;
  get(table: string, ...key: readonly string[]): Item | undefined;
  put(table: string, item: Item): void;
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  orders: ['orderId'],
  payments: ['orderId'],
  reservations: ['orderId', 'sku'],
};

/** Empty tables `orders`, `payments` and `reservations`. */
export function makeFakeDynamoDb(effects: Effects): FakeDynamoDb {
  const rows = new Map<string, Item>();

  const idOf = (table: string, item: Item): string => {
    const keys = KEYS[table];
    if (keys === undefined) {
      throw fault('ResourceNotFoundException', `no table ${table}`);
    }
    return JSON.stringify([table, ...keys.map((key) => item[key])]);
  };

  const get = ({ input }: GetCommand) => {
    if (input.ConsistentRead !== true) {
      throw new Error('a read that decides about money must be consistent');
    }
    return { Item: rows.get(idOf(input.TableName ?? '', input.Key ?? {})) };
  };

  const update = ({ input }: UpdateCommand) => {
    const { TableName = '', Key = {}, ConditionExpression, UpdateExpression = '' } = input;
    const names = input.ExpressionAttributeNames ?? {};
    const values = input.ExpressionAttributeValues ?? {};
    const used = new Set<string>();
    const id = idOf(TableName, Key);
    const before = rows.get(id);

    if (ConditionExpression === undefined) {
      throw new Error('a write without a condition');
    }
    const met = holds(ConditionExpression, { names, values }, before, used);
    const after = applyUpdate(UpdateExpression, { names, values }, before ?? { ...Key }, used);
    const unused = [...Object.keys(names), ...Object.keys(values)].filter((key) => !used.has(key));
    if (unused.length > 0) {
      throw fault('ValidationException', `not used in any expression: ${unused}`);
    }
    if (!met) {
      throw fault('ConditionalCheckFailedException', 'The conditional request failed');
    }
    rows.set(id, after);
    return { Attributes: { ...after } };
  };

  const send = (command: unknown) => {
    if (command instanceof GetCommand) {
      return effects.run('dynamodb:get', () => get(command));
    }
    if (command instanceof UpdateCommand) {
      return effects.run('dynamodb:update', () => update(command));
    }
    throw new Error('command is not known to the fake');
  };

  return {
    client: { send } as unknown as DynamoDBDocumentClient,
    get: (table, ...key) => rows.get(JSON.stringify([table, ...key])),
    put: (table, item) => {
      rows.set(idOf(table, item), item);
    },
  };
}
