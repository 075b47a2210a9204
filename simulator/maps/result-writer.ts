import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import {
  describeChild,
  WRITTEN_STATUSES,
  type WrittenStatus,
  writtenStatusOf,
} from './child-description';
import type { ChildRuns } from './child-runs';
import { childNames } from './children';
import type { WriterPlan } from './distributed-plan';
import type { MapPlan } from './plan';
import { callService, ServiceFailure } from './service-call';

/** Results in one file: enough to be few files, and little enough to be held as text. */
const RESULTS_PER_FILE = 10_000;

/**
 * What a distributed Map gives: the children's outputs in order, or, with a ResultWriter, the place where they and a
 * manifest were written. The task runner does the writing (`{ Bucket, Key, Body }`).
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 * @throws StateFailure States.ResultWriterFailed
 */
export function* writeResults(
  strand: Strand,
  data: StateData,
  plan: MapPlan,
  runs: ChildRuns,
): Steps<Json> {
  const writer = plan.distributed?.writer;
  if (writer === undefined) return outputsOf(runs);
  if (writer.resource === undefined) return preview(strand, plan, runs, writer.config);
  const soon = writer.arguments?.(strand, data) ?? {};
  const target = soon instanceof Promise ? yield* settled(soon) : soon;
  const { resource, config } = writer;
  try {
    return yield* write(strand, plan, runs, {
      resource,
      config,
      target: isJsonObject(target) ? target : {},
    });
  } catch (reason) {
    if (!(reason instanceof ServiceFailure)) throw reason;
    throw new StateFailure({ error: ERRORS.resultWriter, cause: reason.thrown.cause });
  }
}

/** Without a Resource nothing is written: the results are the state's. */
function preview(strand: Strand, plan: MapPlan, runs: ChildRuns, config: JsonObject): Json {
  if (config['Transformation'] !== 'NONE') return transform(outputsOf(runs), config);
  return runs.results.map((_result, index) => describeOne(strand, plan, runs, index));
}

/** Where results are written, and how. */
interface Target {
  readonly resource: string;
  readonly config: WriterPlan['config'];
  readonly target: JsonObject;
}

function* write(
  strand: Strand,
  plan: MapPlan,
  runs: ChildRuns,
  { resource, config, target: { Bucket = '', Prefix = '' } }: Target,
): Steps<Json> {
  const { mapRunArn } = runs.parts;
  const folder = `${Prefix === '' ? '' : `${String(Prefix)}/`}${mapRunArn.split(':').at(-1)}`;
  const suffix = config['OutputType'] === 'JSONL' ? 'jsonl' : 'json';
  const put = (Key: string, Body: string): Steps<Json> =>
    callService(strand, 'ResultWriter', resource, { Bucket, Key, Body });
  const files: Record<WrittenStatus, Json[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const status of WRITTEN_STATUSES) {
    const indices = indicesOf(runs, status);
    for (let from = 0; from < indices.length; from += RESULTS_PER_FILE) {
      const part = indices.slice(from, from + RESULTS_PER_FILE);
      const text = textOf(
        part.map((index) => describeOne(strand, plan, runs, index)),
        config,
      );
      const Key = `${folder}/${status}_${files[status].length}.${suffix}`;
      yield* put(Key, text);
      files[status].push({ Key, Size: Buffer.byteLength(text) });
    }
  }
  const Key = `${folder}/manifest.json`;
  yield* put(
    Key,
    JSON.stringify({ DestinationBucket: Bucket, MapRunArn: mapRunArn, ResultFiles: files }),
  );
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket, Key } };
}

function indicesOf({ results }: ChildRuns, status: WrittenStatus): number[] {
  return [...results.keys()].filter((index) => writtenStatusOf(results[index]) === status);
}

function describeOne(strand: Strand, plan: MapPlan, runs: ChildRuns, index: number): JsonObject {
  const input = runs.parts.batches[index]?.input ?? null;
  return describeChild(childNames(strand, plan, index), input, runs.results[index]);
}

function textOf(results: readonly Json[], config: JsonObject): string {
  const { Transformation: how = 'NONE', OutputType: type = 'JSON' } = config;
  const kept = how === 'NONE' ? results : transform(results.map(outputText), config);
  return type === 'JSONL'
    ? kept.map((each) => JSON.stringify(each)).join('\n')
    : JSON.stringify(kept);
}

function outputText(result: Json): Json {
  const fields: JsonObject = isJsonObject(result) ? result : {};
  return typeof fields['Output'] === 'string' ? (JSON.parse(fields['Output']) as Json) : result;
}

/** FLATTEN joins outputs that are lists; the others leave them as they are. */
function transform(outputs: readonly Json[], config: JsonObject): readonly Json[] {
  return config['Transformation'] === 'FLATTEN'
    ? outputs.flatMap((output) => (Array.isArray(output) ? output : [output]))
    : outputs;
}

/** Of the children that succeeded. */
function outputsOf({ results }: ChildRuns): Json[] {
  return results.flatMap((result) =>
    result?.status === 'SUCCEEDED' ? [result.output ?? null] : [],
  );
}
