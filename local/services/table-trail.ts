import { isJsonObject, type JsonObject } from '../../asl/json';
import { textOf } from './item-texts';

/** An attribute whose values are written down whenever they change. */
export interface WatchedAttribute {
  readonly tableName: string;
  /** Names of the key's attributes. */
  readonly keys: readonly string[];
  readonly attribute: string;
}

type Read = (operation: 'GetItem', input: JsonObject) => Promise<JsonObject>;

const WRITES: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** What became of an attribute of each item, as a stream of the table would tell it: rows alone show only the last value. */
export class TableTrail {
  private readonly values = new Map<string, string[]>();

  constructor(private readonly watched: readonly WatchedAttribute[]) {}

  /** Looks at what a write has left. */
  async note(operation: string, input: JsonObject, read: Read): Promise<void> {
    if (!WRITES.has(operation)) return;
    const watch = this.watched.find(({ tableName }) => tableName === input['TableName']);
    if (watch === undefined) return;
    const { tableName, keys, attribute } = watch;
    const source = isJsonObject(input['Key']) ? input['Key'] : input['Item'];
    const key = Object.fromEntries(
      keys.map((name) => [name, isJsonObject(source) ? (source[name] ?? '') : '']),
    );
    const { Item } = await read('GetItem', {
      TableName: tableName,
      Key: key,
      ConsistentRead: true,
    });
    const value = textOf(isJsonObject(Item) ? Item[attribute] : undefined);
    const trail = this.trailOf(tableName, Object.values(key).map(textOf));
    if (value !== trail.at(-1)) trail.push(value);
  }

  /** Values so far, oldest first; empty text is no value. */
  of(tableName: string, ...key: readonly string[]): readonly string[] {
    return this.values.get(JSON.stringify([tableName, ...key])) ?? [];
  }

  private trailOf(tableName: string, key: readonly string[]): string[] {
    const place = JSON.stringify([tableName, ...key]);
    const known = this.values.get(place) ?? [];
    this.values.set(place, known);
    return known;
  }
}
