import type { Json, JsonObject } from '../../asl/json';
import type { MapItem } from '../strand';

/** Source of items that are data of the state itself. */
export const STATE_DATA = 'STATE_DATA';

/**
 * What a Map iterates over, and where it is from.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export class Items {
  /**
   * @param values what iterations are given
   * @param sources where they are from: all of them, or each
   * @param keyed they are entries of an object: `{ Key, Value }`
   */
  constructor(
    readonly values: readonly Json[],
    private readonly sources: string | readonly string[],
    private readonly keyed = false,
  ) {}

  /** The fields of an object: each has a key of its own. */
  static entriesOf(object: JsonObject, source: string): Items {
    const entries = Object.entries(object).map(([Key, Value]) => ({ Key, Value }));
    return new Items(entries, source, true);
  }

  /** Items of several objects, one after the other. */
  static of(parts: readonly Items[]): Items {
    return new Items(
      parts.flatMap(({ values }) => values),
      parts.flatMap((part) => part.values.map((_value, index) => part.sourceAt(index))),
    );
  }

  get length(): number {
    return this.values.length;
  }

  first(count: number): Items {
    return new Items(this.values.slice(0, count), this.sources, this.keyed);
  }

  /** An item as the context object tells it. */
  at(index: number): MapItem {
    const source = this.sourceAt(index);
    const value = this.values[index] as Json;
    if (!this.keyed) return { index, value, source };
    const entry = value as { readonly Key: string; readonly Value: Json };
    return { index, key: entry.Key, value: entry.Value, source };
  }

  private sourceAt(index: number): string {
    return typeof this.sources === 'string' ? this.sources : (this.sources[index] as string);
  }
}
