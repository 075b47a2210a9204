import type { JsonObject } from '../json';
import { joinPath } from '../path';
import { hasPlaceholder, isDynamic, numberFault } from './dynamic';
import type { Finding } from './rule';

/** Formats of a single object. */
export const INPUT_TYPES: readonly string[] = ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'];

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  InputType: INPUT_TYPES,
  CSVHeaderLocation: ['FIRST_ROW', 'GIVEN'],
  CSVDelimiter: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
  ManifestType: ['ATHENA_DATA', 'S3_INVENTORY'],
  Transformation: ['NONE', 'LOAD_AND_FLATTEN'],
};
/** Formats of what Athena unloads, and of the objects of a listing. */
const UNLOADED = ['CSV', 'JSONL', 'PARQUET'];
const LISTED = ['CSV', 'JSON', 'JSONL', 'PARQUET'];
/** The most items of one distributed Map. */
const MAX_ITEMS = { least: 1, most: 100_000_000, integer: true };

/**
 * What is wrong in the ReaderConfig of an ItemReader.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function* readerConfigFaults(
  config: JsonObject,
  path: string,
  language: string,
): Generator<Finding> {
  for (const [key, allowed] of Object.entries(CHOICES)) {
    const value = config[key];
    if (value === undefined || isDynamic(value, language) || isOneOf(allowed, value)) continue;
    yield {
      path: joinPath(path, key),
      value,
      message: `unknown ${key}`,
      fix: `allowed: ${allowed.join(', ')}`,
    };
  }
  const items = numberFault(config['MaxItems'], MAX_ITEMS, language);
  if (items !== undefined) {
    yield {
      path: joinPath(path, 'MaxItems'),
      value: config['MaxItems'],
      message: 'MaxItems out of range',
      fix: `give ${items}`,
    };
  }
  yield* formatFields(config, path);
}

/** What depends on the format. */
function* formatFields(config: JsonObject, path: string): Generator<Finding> {
  const { InputType: type, CSVHeaderLocation: location, CSVHeaders: headers } = config;
  if ([type, location, config['ManifestType']].some(hasPlaceholder)) return;
  yield* inputType(config, path);
  // What Athena unloads as CSV has no header row; headers may be given to it, but need not be.
  if (type === 'CSV' && location === undefined && config['ManifestType'] !== 'ATHENA_DATA') {
    yield {
      path,
      message: 'CSV without CSVHeaderLocation',
      fix: 'add FIRST_ROW, or GIVEN with CSVHeaders',
    };
  }
  if (location === 'GIVEN' && !(Array.isArray(headers) && headers.length > 0)) {
    yield {
      path,
      value: headers,
      message: 'headers GIVEN but no CSVHeaders',
      fix: 'list the CSVHeaders',
    };
  }
  yield* ownedFields(config, path);
}

function* inputType(config: JsonObject, path: string): Generator<Finding> {
  const { InputType: type, ManifestType: manifest, Transformation: transformation } = config;
  const flattens = transformation === 'LOAD_AND_FLATTEN';
  if (type === undefined && (flattens || manifest === 'ATHENA_DATA')) {
    yield {
      path,
      message: `no InputType, and ${flattens ? 'LOAD_AND_FLATTEN' : 'ATHENA_DATA'} needs to know the format`,
      fix: `add InputType; allowed: ${(flattens ? LISTED : UNLOADED).join(', ')}`,
    };
  } else if (type !== undefined && manifest === 'ATHENA_DATA' && !isOneOf(UNLOADED, type)) {
    yield {
      path: joinPath(path, 'InputType'),
      value: type,
      message: 'not a format that Athena unloads',
      fix: `allowed: ${UNLOADED.join(', ')}`,
    };
  } else if (type !== undefined && manifest === 'S3_INVENTORY') {
    yield {
      path: joinPath(path, 'InputType'),
      value: type,
      message: 'an InputType beside ManifestType S3_INVENTORY, which is always CSV',
      fix: 'remove InputType',
    };
  }
}

/** Fields that belong to some formats alone. */
function* ownedFields(config: JsonObject, path: string): Generator<Finding> {
  const { InputType: type, CSVHeaderLocation: location } = config;
  const isCsv = type === 'CSV' || type === 'MANIFEST' || config['ManifestType'] === 'S3_INVENTORY';
  const owned = [
    ['CSVHeaders', location === 'GIVEN', 'CSVHeaderLocation GIVEN'],
    ['CSVHeaderLocation', isCsv, 'InputType CSV or MANIFEST'],
    ['CSVDelimiter', isCsv, 'InputType CSV or MANIFEST'],
    ['ItemsPointer', type === 'JSON', 'InputType JSON'],
  ] as const;
  for (const [key, fits, owner] of owned) {
    if (fits || config[key] === undefined) continue;
    yield {
      path: joinPath(path, key),
      value: config[key],
      message: `${key} without ${owner}`,
      fix: 'remove it, or change the format',
    };
  }
}

function isOneOf(allowed: readonly string[], value: unknown): boolean {
  return allowed.some((each) => each === value);
}
