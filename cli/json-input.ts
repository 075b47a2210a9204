import type { Json } from '../asl/json';
import { jsonFault } from './json-fault';
import { fileTitle, readTextFile } from './text-file';
import { UsageError } from './usage-error';

/** What JSON begins with, other than a number or a word. */
const JSON_START = /^\s*[{["]/;

/**
 * Reads an input that is written as JSON, or stands in a file, or comes from standard input when it is `-`.
 * @throws UsageError when it is not JSON (with line and column) or the file cannot be read
 */
export function readJsonInput(given: string): Json {
  if (JSON_START.test(given)) return parse(given, '--input');
  const scalar = scalarIn(given);
  if (scalar !== undefined) return scalar;
  return parse(readTextFile(given), fileTitle(given));
}

function scalarIn(given: string): Json | undefined {
  try {
    return JSON.parse(given) as Json;
  } catch {
    return undefined;
  }
}

function parse(text: string, title: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new UsageError(`${title}: not JSON: ${jsonFault(text)}`);
  }
}
