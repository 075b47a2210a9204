import { isJsonObject, type Json } from '../../asl/json';

/** Attributes of an item of DynamoDB by name, numbers as text too. */
export function textsIn(item: Json): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(isJsonObject(item) ? item : {})) {
    texts[name] = textOf(value);
  }
  return texts;
}

/** An attribute as text; empty if it is neither text nor number. */
export function textOf(attribute: Json | undefined): string {
  const { S, N } = isJsonObject(attribute) ? attribute : {};
  return String(S ?? N ?? '');
}
