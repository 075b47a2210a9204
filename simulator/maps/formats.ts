import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { DELIMITERS, parseCsv, rowsToItems } from './csv';
import { Items } from './items';

/** Something read that holds no items. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

/**
 * Items of the S3 object at that address, by the InputType of a ReaderConfig. What was parsed already is taken as it is.
 *
 * @throws FormatError when the object does not hold what the config says
 */
export function itemsOf(body: Json, config: JsonObject, source: string): Items {
  const type = config['InputType'] ?? 'JSON';
  if (type === 'JSON') return jsonItems(body, config['ItemsPointer'], source);
  if (Array.isArray(body)) return new Items(body, source);
  if (typeof body !== 'string') {
    throw new FormatError(`the object is ${typeof body}; allowed for ${type}: text`);
  }
  if (type === 'JSONL') {
    const lines = body.split('\n').filter((line) => line.trim() !== '');
    return new Items(lines.map(parseJson), source);
  }
  if (type === 'CSV') return new Items(csvItems(body, config), source);
  throw new FormatError(`InputType ${JSON.stringify(type)}; allowed: JSON, JSONL, CSV, MANIFEST`);
}

function jsonItems(body: Json, pointer: Json | undefined, source: string): Items {
  const whole = typeof body === 'string' ? parseJson(body) : body;
  const found = typeof pointer === 'string' ? pointTo(whole, pointer) : whole;
  if (Array.isArray(found)) return new Items(found, source);
  if (isJsonObject(found)) return Items.entriesOf(found, source);
  throw new FormatError(
    found === undefined
      ? 'The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.'
      : 'The input data is neither an array nor an object.',
  );
}

/** Follows a JSON pointer (RFC 6901). */
function pointTo(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = (found as { readonly [key: string]: Json })[name];
  }
  return found;
}

function csvItems(text: string, config: JsonObject): readonly Json[] {
  const delimiter = DELIMITERS[String(config['CSVDelimiter'] ?? 'COMMA')] ?? ',';
  const rows = parseCsv(text, delimiter);
  if (config['CSVHeaderLocation'] === 'GIVEN') {
    const headers = Array.isArray(config['CSVHeaders']) ? config['CSVHeaders'].map(String) : [];
    return rowsToItems(headers, rows);
  }
  const [headers = [], ...rest] = rows;
  return rowsToItems(headers, rest);
}

/** @throws FormatError when the text is not JSON */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (reason) {
    throw new FormatError(`not JSON: ${(reason as Error).message}`);
  }
}
