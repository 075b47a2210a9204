import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { rowWritten } from './conditional-write';
import type { Item } from './dynamodb-expressions';
import { plainItem } from './dynamodb-items';

/** What becomes of a row whose write's condition does not hold. */
export const REFUSED = 'refused';

/**
 * The row of a table after the call of a Task, by the condition and the expression that the Task sends: an update, or
 * the update or the put of a transaction.
 *
 * @param row as the write meets it; undefined if there is none
 * @throws Error when the call writes nothing to the table
 */
export function rowAfter(
  call: JsonObject,
  table: string,
  row: Item | undefined,
): Item | typeof REFUSED {
  const write = writesIn(call).find(({ TableName }) => TableName === table);
  if (write === undefined) throw new Error(`the call writes nothing to ${table}`);
  const { ConditionExpression, UpdateExpression = '', Item, Key } = write;
  const after = rowWritten(
    {
      condition: String(ConditionExpression),
      update: String(UpdateExpression),
      names: textsOf(write['ExpressionAttributeNames']),
      values: plainItem(write['ExpressionAttributeValues']),
    },
    row,
    plainItem(Key),
  );
  if (after === undefined) return REFUSED;
  return Item === undefined ? after : plainItem(Item);
}

/** What a call writes: itself or, if it is a transaction, each of its items. */
export function writesIn(call: JsonObject): JsonObject[] {
  const { TransactItems } = call;
  return Array.isArray(TransactItems)
    ? TransactItems.flatMap((item) => Object.values(objectOf(item)).map(objectOf))
    : [call];
}

function textsOf(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, text]) => [name, String(text)]),
  );
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
