import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { rowWritten } from './conditional-write';
import type { Item } from './dynamodb-expressions';
import { type Effects, fault } from './effects';

/** Tables in memory behind the client's own interface, so that the real expressions are what is tested. */
export interface FakeDynamoDb {
  readonly client: DynamoDBDocumentClient;
  get(table: string, ...key: readonly string[]): Item | undefined;
  put(table: string, item: Item): void;
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  bookings: ['bookingId', 'step'],
  expenses: ['expenseId'],
  orders: ['orderId'],
  payments: ['orderId'],
  requests: ['requestId'],
  reservations: ['orderId', 'sku'],
};

/** Empty tables, those that KEYS names. */
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

  /** Of one partition: `bookingId = :bookingId`. */
  const query = ({ input }: QueryCommand) => {
    const [, key = '', value = ''] =
      /^(\w+) = (:\w+)$/.exec(input.KeyConditionExpression ?? '') ?? [];
    const [partition] = KEYS[input.TableName ?? ''] ?? [];
    if (key !== partition || input.ConsistentRead !== true) {
      throw new Error('a query that the fake does not know');
    }
    const wanted = input.ExpressionAttributeValues?.[value];
    const prefix = JSON.stringify([input.TableName, wanted]).slice(0, -1);
    return { Items: [...rows].filter(([id]) => id.startsWith(prefix)).map(([, item]) => item) };
  };

  const update = ({ input }: UpdateCommand) => {
    const { TableName = '', Key = {}, ConditionExpression, UpdateExpression = '' } = input;
    const id = idOf(TableName, Key);

    if (ConditionExpression === undefined) {
      throw new Error('a write without a condition');
    }
    const write = {
      condition: ConditionExpression,
      update: UpdateExpression,
      names: input.ExpressionAttributeNames ?? {},
      values: input.ExpressionAttributeValues ?? {},
    };
    const after = rowWritten(write, rows.get(id), Key);
    if (after === undefined) {
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
    if (command instanceof QueryCommand) {
      return effects.run('dynamodb:query', () => query(command));
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
