import { isJsonObject } from '../asl/json';
import { jsonFault } from './json-fault';
import { fileTitle, readTextFile } from './text-file';
import { UsageError } from './usage-error';

/** A definition with the text that it was read from, in which a key may stand twice. */
export interface WrittenDefinition {
  readonly definition: object;
  readonly text: string;
}

/** Reads a definition as `readWrittenDefinition` does, for who needs no text. */
export function readDefinition(file: string): object {
  return readWrittenDefinition(file).definition;
}

/**
 * Reads a definition in JSON from a file, or from standard input when the name is `-`.
 *
 * @throws UsageError when the file cannot be read, is not JSON (with line and column), or holds no object.
 */
export function readWrittenDefinition(file: string): WrittenDefinition {
  const text = readTextFile(file);
  const title = fileTitle(file);
  if (text.trim() === '')
    throw new UsageError(`${title}: empty; a definition is { StartAt, States }`);
  const value = parse(text, title);
  if (!isJsonObject(value)) {
    const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    throw new UsageError(
      `${title}: not an object but ${kind}; a definition is { StartAt, States }`,
    );
  }
  return { definition: value, text };
}

function parse(text: string, title: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(`${title}: not JSON: ${jsonFault(text)}`);
  }
}
