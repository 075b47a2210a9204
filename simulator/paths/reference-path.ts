import type { Json, JsonObject } from '../../asl/json';
import { isJsonObject } from '../../asl/json';
import { isReferencePath, type PathSegment, parsePath } from '../../asl/json-path';
import { ERRORS } from '../errors/names';
import { runtimeFailure } from '../errors/state-failure';

/** Puts a result into an input; neither is changed. */
export type Place = (input: Json, result: Json) => Json;

/**
 * Compiles a ResultPath. Objects on the way are made when they are missing.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
 * @throws TypeError when the text is not a reference path.
 */
export function compileReferencePath(text: string): Place {
  const path = parsePath(text);
  if (!isReferencePath(path) || path.root.kind !== 'input') {
    throw new TypeError(`not a reference path: ${text}; allowed: names and indices after '$'`);
  }
  const { segments } = path;
  if (segments.length === 0) return (_input, result) => result;
  return (input, result) => {
    const placed = put(input, segments, 0, result);
    if (placed !== undefined) return placed;
    throw runtimeFailure(
      `Unable to apply ReferencePath ${text} to input ${JSON.stringify(input)}`,
      ERRORS.resultPath,
    );
  };
}

/** Undefined when the place cannot be: a name in a list, a name in a number, an index past the end. */
function put(
  value: Json | undefined,
  segments: readonly PathSegment[],
  depth: number,
  result: Json,
): Json | undefined {
  const segment = segments[depth];
  if (segment === undefined) return result;
  if (segment.kind === 'index') {
    if (!Array.isArray(value) || segment.index < 0 || segment.index >= value.length)
      return undefined;
    const inner = put(value[segment.index] as Json, segments, depth + 1, result);
    return inner === undefined ? undefined : value.with(segment.index, inner);
  }
  if (segment.kind !== 'name') return undefined;
  const fields: JsonObject | undefined =
    value === undefined ? {} : isJsonObject(value) ? value : undefined;
  if (fields === undefined) return undefined;
  const inside = Object.hasOwn(fields, segment.name) ? fields[segment.name] : undefined;
  const inner = put(inside, segments, depth + 1, result);
  return inner === undefined ? undefined : withField(fields, segment.name, inner);
}

function withField(fields: JsonObject, name: string, value: Json): JsonObject {
  if (name !== '__proto__') return { ...fields, [name]: value };
  return Object.defineProperty({ ...fields }, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
