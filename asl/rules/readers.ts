import { isJsonObject, type JsonObject } from '../json';
import { joinPath } from '../path';
import { hasPlaceholder, isDynamic } from './dynamic';
import { INPUT_TYPES, readerConfigFaults } from './reader-config';
import { eachState, type Finding, type Rule } from './rule';

const READERS = /^arn:.+:states:::s3:(getObject|listObjectsV2)$/;
const WRITER = /^arn:.+:states:::s3:putObject$/;

/**
 * Rules on what a distributed Map reads and writes.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export const READER_RULES = [
  {
    id: 'item-reader',
    severity: 'error',
    description:
      'An ItemReader reads a named place in S3 (getObject with an InputType or ManifestType, or listObjectsV2) and its ReaderConfig fits.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      const reader = state['ItemReader'];
      if (state['Type'] !== 'Map' || !isJsonObject(reader)) return;
      const at = joinPath(path, 'ItemReader');
      const resource = reader['Resource'];
      const action = READERS.exec(String(resource))?.[1];
      if (action === undefined && !hasPlaceholder(resource)) {
        yield {
          path: resource === undefined ? at : joinPath(at, 'Resource'),
          value: resource,
          message: 'an ItemReader that reads neither s3:getObject nor s3:listObjectsV2',
          fix: "use 'arn:aws:states:::s3:getObject' or 'arn:aws:states:::s3:listObjectsV2'",
        };
      }
      const config = isJsonObject(reader['ReaderConfig']) ? reader['ReaderConfig'] : {};
      const place = isJsonObject(reader['ReaderConfig']) ? joinPath(at, 'ReaderConfig') : at;
      if (action === 'getObject' && !('InputType' in config) && !('ManifestType' in config)) {
        yield {
          path: place,
          message: 'an object is read without an InputType',
          fix: `add ReaderConfig.InputType; allowed: ${INPUT_TYPES.join(', ')}`,
        };
      }
      yield* readerConfigFaults(config, place, queryLanguage);
      const parameters = action === 'getObject' ? ['Bucket', 'Key'] : ['Bucket'];
      yield* missingParameters(reader, parameters, at, queryLanguage);
    }),
  },
  {
    id: 'result-writer',
    severity: 'error',
    description: 'A ResultWriter that writes to S3 names s3:putObject and a bucket.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      const writer = state['ResultWriter'];
      if (state['Type'] !== 'Map' || !isJsonObject(writer)) return;
      const at = joinPath(path, 'ResultWriter');
      const resource = writer['Resource'];
      if (resource === undefined) {
        // With a WriterConfig alone the results go into the state's output.
        if (writer['WriterConfig'] !== undefined) return;
        yield {
          path: at,
          value: writer,
          message: 'an empty ResultWriter',
          fix: 'add Resource and Parameters',
        };
      } else if (!hasPlaceholder(resource) && !WRITER.test(String(resource))) {
        yield {
          path: joinPath(at, 'Resource'),
          value: resource,
          message: 'a ResultWriter that does not write with s3:putObject',
          fix: "use 'arn:aws:states:::s3:putObject'",
        };
      } else {
        yield* missingParameters(writer, ['Bucket'], at, queryLanguage);
      }
    }),
  },
] as const satisfies readonly Rule[];

/** Parameters that name the place in S3, each fixed or computed. */
function* missingParameters(
  part: JsonObject,
  names: readonly string[],
  path: string,
  language: string,
): Generator<Finding> {
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = part[field];
  if (isDynamic(given, language)) return;
  const keys = isJsonObject(given) ? Object.keys(given) : [];
  const missing = names.filter((name) => !keys.includes(name) && !keys.includes(`${name}.$`));
  if (missing.length === 0) return;
  yield {
    path,
    value: given,
    message: `no ${missing.join(' and ')} in S3`,
    fix: `add ${missing.map((name) => `${field}.${name}`).join(' and ')}`,
  };
}
