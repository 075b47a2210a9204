import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { applyUpdate, holds, type Item } from './dynamodb-expressions';

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
  const placeholders = {
    names: textsOf(write['ExpressionAttributeNames']),
    values: plainOf(write['ExpressionAttributeValues']),
  };
  if (!holds(String(write['ConditionExpression']), placeholders, row, new Set())) return REFUSED;
  return write['Item'] === undefined
    ? applyUpdate(
        String(write['UpdateExpression']),
        placeholders,
        row ?? plainOf(write['Key']),
        new Set(),
      )
    : plainOf(write['Item']);
}

function writesIn(call: JsonObject): JsonObject[] {
  const { TransactItems } = call;
  return Array.isArray(TransactItems)
    ? TransactItems.map(objectOf).map(({ Update, Put }) => objectOf(Update ?? Put))
    : [call];
}

function textsOf(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, text]) => [name, String(text)]),
  );
}

/** DynamoDB's typed texts and numbers as plain ones. */
function plainOf(value: Json | undefined): Item {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, typed]) => {
      const { S, N } = objectOf(typed);
      return [name, N === undefined ? S : Number(N)];
    }),
  );
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
