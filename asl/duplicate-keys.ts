import { joinPath } from './path';

/** A key that stands more than once in one object. */
export interface DuplicateKey {
  /** Path of the value: `States.Pay`. */
  readonly path: string;
  readonly key: string;
  /** Where the key first stands, and where it stands again; counted from 1. */
  readonly lines: readonly [number, number];
}

/** An object or a list that is not closed yet. */
interface Container {
  readonly path: string;
  /** Keys met, each with its line, and whether it was reported; undefined in a list. */
  readonly keys: Map<string, { readonly line: number; reported: boolean }> | undefined;
  /** Where the next value belongs. */
  at: string | number;
  /** True where a string would be a key. */
  keyExpected: boolean;
}

/**
 * Keys that a JSON text gives twice in one object, each once, in the order written. `JSON.parse` keeps the last and
 * says nothing, so the text itself is read: linear in its length, and without recursion.
 *
 * @param text JSON that `JSON.parse` has accepted
 */
export function* duplicateKeys(text: string): Generator<DuplicateKey> {
  const open: Container[] = [];
  const next = /["{}[\],\n]/g;
  let line = 1;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const container = open.at(-1);
    switch (found[0]) {
      case '\n':
        line++;
        break;
      case '"': {
        const end = closingQuote(text, next.lastIndex);
        next.lastIndex = end + 1;
        if (container?.keyExpected)
          yield* keyMet(container, text.slice(found.index, end + 1), line);
        break;
      }
      case '{':
      case '[':
        open.push(containerIn(container, found[0] === '{'));
        break;
      case ',':
        if (container) nextValue(container);
        break;
      default:
        open.pop();
    }
  }
}

function containerIn(outer: Container | undefined, isObject: boolean): Container {
  return {
    path: outer === undefined ? '' : joinPath(outer.path, outer.at),
    keys: isObject ? new Map() : undefined,
    at: isObject ? '' : 0,
    keyExpected: isObject,
  };
}

function nextValue(container: Container): void {
  if (typeof container.at === 'number') container.at++;
  else container.keyExpected = true;
}

function* keyMet(container: Container, written: string, line: number): Generator<DuplicateKey> {
  // Parsed, because `"A"` and `"\u0041"` are one key.
  const key = JSON.parse(written) as string;
  container.at = key;
  container.keyExpected = false;
  const first = container.keys?.get(key);
  if (first === undefined) container.keys?.set(key, { line, reported: false });
  else if (!first.reported) {
    first.reported = true;
    yield { path: joinPath(container.path, key), key, lines: [first.line, line] };
  }
}

/** The quote that ends a string; one after an odd number of backslashes belongs to the string. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}
