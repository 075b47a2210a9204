import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { Item } from './dynamodb-expressions';

/**
 * An item in DynamoDB's JSON as plain texts and numbers; empty if there is none.
 *
 * @throws TypeError for an attribute of another type: our rows have none
 */
export function plainItem(item: Json | undefined): Item {
  return mapped(isJsonObject(item) ? item : {}, (attribute) => {
    const { S, N } = isJsonObject(attribute) ? attribute : {};
    if (typeof N === 'string') return Number(N);
    return typeof S === 'string' ? S : undefined;
  });
}

/**
 * Plain texts and numbers as an item in DynamoDB's JSON.
 *
 * @throws TypeError for a value of another type
 */
export function typedItem(item: Item): JsonObject {
  return mapped(item, (value): JsonObject | undefined => {
    if (typeof value === 'number') return { N: String(value) };
    return typeof value === 'string' ? { S: value } : undefined;
  });
}

function mapped<From, To>(
  item: Readonly<Record<string, From>>,
  of: (value: From) => To | undefined,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]): [string, To] => {
      const result = of(value);
      if (result !== undefined) return [name, result];
      throw new TypeError(`${name} is ${JSON.stringify(value)}; allowed: a text or a number`);
    }),
  );
}
