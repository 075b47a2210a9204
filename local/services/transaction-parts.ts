import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { ServiceError } from './aws-service';

/** Most writes of a transaction. */
const MOST_ITEMS = 100;

/** What a part of a transaction does, and the operation that does it alone; a check does nothing. */
export const OPERATION_OF = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: undefined,
} as const;
type PartKind = keyof typeof OPERATION_OF;

/** One write, or check, of a transaction. */
export interface TransactionPart {
  readonly kind: PartKind;
  readonly input: JsonObject;
  readonly tableName: string;
  /** Of the item that it is about. */
  readonly key: JsonObject;
}

/** Names of the key's attributes of a table. */
export type KeysOf = (tableName: string) => Promise<readonly string[]>;

/**
 * Reads `TransactItems`.
 * @throws ServiceError ValidationException for anything but 1 to 100 parts, each about another item
 */
export async function readTransaction(
  items: Json | undefined,
  keysOf: KeysOf,
): Promise<readonly TransactionPart[]> {
  if (!Array.isArray(items) || items.length === 0 || items.length > MOST_ITEMS) {
    throw invalidTransaction(`TransactItems must be a list of 1 to ${MOST_ITEMS}`);
  }
  const parts: TransactionPart[] = [];
  const places = new Set<string>();
  for (const item of items) {
    const part = await toPart(item, keysOf);
    const place = JSON.stringify([part.tableName, part.key]);
    if (places.has(place)) {
      throw invalidTransaction(
        'Transaction request cannot include multiple operations on one item',
      );
    }
    places.add(place);
    parts.push(part);
  }
  return parts;
}

/** A transaction that cannot be read. */
export function invalidTransaction(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

async function toPart(item: Json, keysOf: KeysOf): Promise<TransactionPart> {
  const [entry, ...more] = isJsonObject(item) ? Object.entries(item) : [];
  const [kind, input] = entry ?? [];
  if (more.length > 0 || kind === undefined || !isKind(kind) || !isJsonObject(input)) {
    const known = Object.keys(OPERATION_OF).join(', ');
    throw invalidTransaction(`TransactItems can only contain one of ${known}`);
  }
  const { TableName, Key, Item } = input;
  const tableName = String(TableName);
  if (isJsonObject(Key)) return { kind, input, tableName, key: Key };
  if (!isJsonObject(Item)) {
    throw invalidTransaction(`${kind} needs ${kind === 'Put' ? 'Item' : 'Key'}`);
  }
  const names = await keysOf(tableName);
  const key = Object.fromEntries(names.map((name) => [name, Item[name] ?? '']));
  return { kind, input, tableName, key };
}

function isKind(name: string): name is PartKind {
  return Object.hasOwn(OPERATION_OF, name);
}
