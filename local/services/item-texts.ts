import { isJsonObject, type Json } from '../../asl/json';

/** Attributes of an item of DynamoDB by name, numbers as text too. */
export function textsIn(item: Json): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(isJsonObject(item) ? item : {})) {
    const { S, N } = isJsonObject(value) ? value : {};
    texts[name] = String(S ?? N ?? '');
  }
  return texts;
}
