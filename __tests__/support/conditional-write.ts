import { applyUpdate, holds, type Item, type Placeholders } from './dynamodb-expressions';
import { fault } from './effects';

/** A write of a row, as DynamoDB is asked for it; an empty update leaves the row as it is. */
export interface ConditionalWrite extends Placeholders {
  readonly condition: string;
  readonly update: string;
}

/**
 * The row after a write; undefined if its condition does not hold.
 *
 * @param before the row as the write meets it; undefined if there is none
 * @param key of the row that is made if there is none
 * @throws ValidationException for a placeholder that is not used, as DynamoDB refuses it
 */
export function rowWritten(
  { condition, update, ...placeholders }: ConditionalWrite,
  before: Item | undefined,
  key: Item,
): Item | undefined {
  const used = new Set<string>();
  const isMet = holds(condition, placeholders, before, used);
  const after = applyUpdate(update, placeholders, before ?? key, used);
  const known = [...Object.keys(placeholders.names), ...Object.keys(placeholders.values)];
  const unused = known.filter((name) => !used.has(name));
  if (unused.length > 0) {
    throw fault('ValidationException', `not used in any expression: ${unused}`);
  }
  return isMet ? after : undefined;
}
